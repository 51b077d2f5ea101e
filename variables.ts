import { nodePort, type SettingsTable } from 'cdk8s-kubetalk';
import type { GoDemo2Props } from './charts/go-demo-2';

/** What a deploy pipeline may say at synth time, by the variable's name. */
export const variables: SettingsTable<GoDemo2Props> = {
  DATABASE_IMAGE: (props, value) => ({ ...props, database: { ...props.database, image: image(value) } }),
  API_IMAGE: (props, value) => ({ ...props, api: { ...props.api, image: image(value) } }),
  API_PROGRAM: (props, value) => {
    if (props.api.program === undefined) throw new Error(`${value} is for an API that is restarted: leave it out`);
    if (!/^[-._/\w]+$/.test(value)) throw new Error(`"${value}" is no program: use its name or path in the image`);
    return { ...props, api: { ...props.api, program: value } };
  },
  API_NODE_PORT: (props, value) => {
    const { exposure } = props.api;
    if (exposure?.type !== 'NodePort' && exposure?.type !== 'LoadBalancer')
      throw new Error(`${value} is a nodePort for an API that is not reached from outside: leave it out`);
    return { ...props, api: { ...props.api, exposure: { ...exposure, nodePort: nodePort(value) } } };
  },
};

/** @see https://github.com/distribution/reference */
function image(value: string): string {
  if (/^[a-z0-9][-._/:a-z0-9]*(:[\w][-.\w]{0,127})?(@sha256:[0-9a-f]{64})?$/.test(value)) return value;
  throw new Error(`"${value}" is no image: use repository:tag`);
}
