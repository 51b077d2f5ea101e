import { type NodePort, nodePortFault } from 'kubetalk/kubernetes';
import type { GoDemo2Props } from './charts/go-demo-2';

/** What a deploy pipeline may say at synth time, by the variable's name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** For each variable: what it changes. Each throws where the value is none that Kubernetes would take. */
const VARIABLES: Readonly<Record<string, (props: GoDemo2Props, value: string) => GoDemo2Props>> = {
  DATABASE_IMAGE: (props, value) => ({ ...props, database: { ...props.database, image: image(value) } }),
  API_IMAGE: (props, value) => ({ ...props, api: { ...props.api, image: image(value) } }),
  API_PROGRAM: (props, value) => {
    if (props.api.program === undefined) throw new Error(`${value} is for an API that is started anew: leave it out`);
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

/** The names of all variables that are read at synth time, beside ENVIRONMENT. */
export const variableNames = Object.keys(VARIABLES);

/** Which variables are set; an empty one is as good as none. */
export function given(variables: Variables): readonly (readonly [string, string])[] {
  return variableNames.flatMap((name) => (variables[name] ? [[name, variables[name]] as const] : []));
}

/**
 * What an environment says, with what the variables say instead.
 *
 * @throws where a value is ill-formed, with the variable's name
 */
export function withVariables(props: GoDemo2Props, variables: Variables): GoDemo2Props {
  return given(variables).reduce((changed, [name, value]) => {
    try {
      return VARIABLES[name]?.(changed, value) ?? changed;
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message}`);
    }
  }, props);
}

/** @see https://github.com/distribution/reference */
function image(value: string): string {
  if (/^[a-z0-9][-._/:a-z0-9]*(:[\w][-.\w]{0,127})?(@sha256:[0-9a-f]{64})?$/.test(value)) return value;
  throw new Error(`"${value}" is no image: use repository:tag`);
}

function nodePort(value: string): NodePort {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  const fault = nodePortFault(number);
  if (fault) throw new Error(Number.isNaN(number) ? `"${value}" is no number: use 30000 to 32767` : fault);
  return number as NodePort;
}
