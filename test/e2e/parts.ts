import { App, environment, toYaml } from 'cdk8s-kubetalk';
import { GoDemo2, type GoDemo2Props } from '../../charts/go-demo-2';
import { hardened } from '../../environments';
import { variables } from '../../variables';
import { synthesize } from '../synthesize';
import type { Namespace } from './namespace';

/** What runs as database and API: DATABASE_IMAGE and API_IMAGE, with API_PROGRAM, say it; else each environment's own images. */
const said = { DATABASE_IMAGE: process.env.DATABASE_IMAGE, API_IMAGE: process.env.API_IMAGE };

/** What starts the API in its image. */
export const program = process.env.API_PROGRAM || (hardened.api.program as string);

/**
 * Whether the database asks for the password of the Secret. MongoDB's image does, and stand-ins don't: of images that are said,
 * DATABASE_ASKS=password says so.
 */
export const asksForPassword = !said.DATABASE_IMAGE || process.env.DATABASE_ASKS === 'password';

/** All on a keyboard that docs/hardened.md does not refuse, with what would come to grief where anybody quoted or expanded it on the way. */
export const PASSWORD = 'aZ09 $(DB_USER)$$ !"#&\'()*,-./:;<=>[\\]^_`{|}~';

/** The hardened environment for a namespace of this run, as YAML, and the Secret that it is to find there. */
export async function applyHardened(namespace: Namespace): Promise<void> {
  const own: GoDemo2Props = { ...hardened, namespace: { podSecurity: 'restricted', name: namespace.name } };
  const props = asksForPassword ? own : { ...own, credentials: undefined };
  const madeHere = ['db', 'api'].map((at) => ({ at, check: 'reference-missing', reason: 'the Secret is made here' }));
  const acknowledged = props.credentials ? madeHere : [];
  const here = environment(GoDemo2, props, { purpose: 'a namespace of this run', settings: variables, acknowledged });
  const chart = here.build(new App(), 'hardened', { ...said, API_PROGRAM: program });
  const login = ['--from-literal=username=admin', `--from-literal=password=${PASSWORD}`];
  await namespace.ok('create', 'secret', 'generic', 'go-demo-2-db', ...login);
  await namespace.apply(toYaml(chart));
}

export async function applyLesson(namespace: Namespace): Promise<void> {
  await namespace.apply(synthesize('lesson', said));
}

/** Why the images of a namespace's Pods can't be pulled, undefined as long as nothing says so. */
export async function pullFault(namespace: Namespace): Promise<string | undefined> {
  const { items } = await namespace.get<{ items: { status: { containerStatuses?: Waiting[] } }[] }>('pods');
  const waiting = items.flatMap(({ status }) => status.containerStatuses ?? []);
  const stuck = waiting.find(({ state }) =>
    /^(ErrImagePull|ImagePullBackOff|InvalidImageName)$/.test(state.waiting?.reason ?? ''),
  );
  return stuck && `image ${stuck.image} can't be pulled`;
}

interface Waiting {
  readonly image: string;
  readonly state: { readonly waiting?: { readonly reason?: string } };
}
