import type { Kubectl } from '../kubectl';

/**
 * One look at the applied set, as its file words it in a comment (`# try: deployment/web get http://store:28017/`).
 * README.md lists the forms.
 *
 * @returns why it fails now, undefined where it passes
 */
export type Try = (kubectl: Kubectl) => Promise<string | undefined>;

const forms: readonly [RegExp, (...words: string[]) => Try][] = [
  [/^node get service\/([^/\s]+)(\S*)$/, nodePort],
  [/^ingress\/(\S+) get (\S+)$/, ingress],
  [/^(\S+) get (\S+)$/, get],
  [/^(\S+) cannot get (\S+)$/, cannotGet],
  [/^(\S+) may (\w+) (\w+)$/, may],
  [/^(\S+) is (\w+)$/, condition],
  [/^(\S+) has (\S+)=(.*)$/, field],
  [/^service\/(\S+) reaches (\d+)$/, reaches],
  [/^cronjob\/(\S+) runs$/, cronJob],
  [/^nothing restarts$/, nothingRestarts],
];

/** @throws where the words are of no form */
export function parseTry(words: string): Try {
  for (const [form, make] of forms) {
    const match = form.exec(words);
    if (match) return make(...match.slice(1));
  }
  throw new Error(`"# try: ${words}" is of no known form`);
}

/** The tries that a file words. */
export function triesOf(yaml: string): string[] {
  return [...yaml.matchAll(/^# try: (.*)$/gm)].map(([, words]) => words as string);
}

/** A Service with some ends that don't answer fails every so often, so one good answer is none. */
const requests = 6;

export const sleep = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000));

/** Why kubectl failed; one that was ended for its time says nothing. */
const said = (stderr: string) => stderr.trim() || 'no answer from kubectl';

/** Where there is no Pod, kubectl would wait a minute for one. */
const exec = ['exec', '--pod-running-timeout=3s'];

/** `deployment/web` or `deployment/web@namespace` as kubectl's words. */
function where(workload = ''): string[] {
  const [object = '', namespace] = workload.split('@');
  return namespace ? ['-n', namespace, object] : [object];
}

function get(workload = '', address = ''): Try {
  return async (kubectl) => {
    const named = await addresses(kubectl, workload, address);
    if (typeof named === 'string') return named;
    for (const url of named)
      for (let request = 0; request < requests; request++) {
        const why = await wget(kubectl, workload, url);
        if (why) return why;
      }
    return undefined;
  };
}

/** Only an answer from wget itself counts: a Pod that does not run yet proves nothing. */
function cannotGet(workload = '', url = ''): Try {
  return async (kubectl) => {
    const why = await wget(kubectl, workload, url);
    if (!why) return `${url} answers`;
    return why.startsWith('wget:') ? undefined : why;
  };
}

/** An address is a URL, or `$NAME`: what that variable holds in the container, a host, host:port or URL or a list of them. */
async function addresses(kubectl: Kubectl, workload: string, address: string): Promise<string | string[]> {
  if (!address.startsWith('$')) return [address];
  const script = `echo "$${address.slice(1)}"`;
  const { code, stdout, stderr } = await kubectl(...exec, ...where(workload), '--', 'sh', '-c', script);
  if (code !== 0) return said(stderr);
  return stdout
    .trim()
    .split(',')
    .map((part) => (part.includes('://') ? part : `http://${part}/`));
}

async function wget(kubectl: Kubectl, workload: string, url: string): Promise<string | undefined> {
  const words = [...exec, ...where(workload), '--', 'wget', '-q', '-O-', '-T', '5', url];
  const { code, stdout, stderr } = await kubectl(...words);
  if (code === 0) return undefined;
  const line = stderr.split('\n').find((each) => each.includes('wget: '));
  // The body of an error says more than its status: which host the API could not find.
  return line ? [line.slice(line.indexOf('wget: ')), stdout.trim()].filter(Boolean).join(': ') : said(stderr);
}

async function fromNode(url: string): Promise<string | undefined> {
  for (let request = 0; request < requests; request++)
    try {
      // A connection of its own for each request, else all go to the same Pod.
      const { status } = await fetch(url, { signal: AbortSignal.timeout(3000), headers: { connection: 'close' } });
      if (status !== 200) return `${new URL(url).pathname} answers ${status}`;
    } catch (error) {
      const { cause, message } = error as Error & { cause?: { code?: string } };
      return `no answer: ${cause?.code ?? message}`;
    }
  return undefined;
}

function nodePort(service = '', path = ''): Try {
  return async (kubectl) => {
    const { stdout, stderr } = await kubectl('get', 'service', service, '-o', 'jsonpath={.spec.ports[0].nodePort}');
    return stdout
      ? fromNode(`http://${process.env.NODE_IP}:${stdout}${path}`)
      : stderr.trim() || 'there is no nodePort';
  };
}

/** What an Ingress controller does: looks up each backend's Service and port, and asks there. */
function ingress(name = '', path = ''): Try {
  return async (kubectl) => {
    const found = await kubectl('get', 'ingress', name, '-o', 'json');
    if (found.code !== 0) return said(found.stderr);
    const { rules = [], defaultBackend } = JSON.parse(found.stdout).spec;
    const paths = rules.flatMap((rule: { http?: { paths: { backend: unknown }[] } }) => rule.http?.paths ?? []);
    const backends = [defaultBackend, ...paths.map((each: { backend: unknown }) => each.backend)].filter(Boolean);
    for (const { service } of backends) {
      const { code, stdout, stderr } = await kubectl('get', 'service', service.name, '-o', 'json');
      if (code !== 0) return said(stderr);
      const { clusterIP, ports } = JSON.parse(stdout).spec;
      const port = ports.find((each: { port: number; name?: string }) =>
        service.port.name ? each.name === service.port.name : each.port === service.port.number,
      );
      if (!port) return `Service ${service.name} has no port ${service.port.name ?? service.port.number}`;
      const why = await fromNode(`http://${clusterIP}:${port.port}${path}`);
      if (why) return why;
    }
    return undefined;
  };
}

/** As the API server decides it for the ServiceAccount that the Pods run as. */
function may(workload = '', verb = '', resource = ''): Try {
  const ofPods = 'jsonpath={.metadata.namespace}:{.spec.template.spec.serviceAccountName}';
  return async (kubectl) => {
    const { code, stdout, stderr } = await kubectl('get', ...where(workload), '-o', ofPods);
    if (code !== 0) return said(stderr);
    const [namespace, account] = stdout.split(':');
    const as = `system:serviceaccount:${namespace}:${account || 'default'}`;
    const answer = await kubectl('auth', 'can-i', verb, resource, '--as', as);
    return answer.code === 0 ? undefined : `${account || 'default'} may not ${verb} ${resource}`;
  };
}

function condition(object = '', type = ''): Try {
  const path = `jsonpath={.status.conditions[?(@.type=="${type}")].status}`;
  const message = `jsonpath={.status.conditions[?(@.type=="${type}")].message}`;
  return async (kubectl) => {
    const { stdout, stderr } = await kubectl('get', ...where(object), '-o', path);
    if (stdout === 'True') return undefined;
    const why = stdout ? (await kubectl('get', ...where(object), '-o', message)).stdout : stderr.trim();
    return `not ${type}${why && `: ${why}`}`;
  };
}

function field(object = '', path = '', value = ''): Try {
  return async (kubectl) => {
    const { stdout, stderr } = await kubectl('get', ...where(object), '-o', `jsonpath={.${path}}`);
    return stdout === value ? undefined : stderr.trim() || `${path} is ${stdout || 'not set'}`;
  };
}

function reaches(service = '', count = ''): Try {
  const path = 'jsonpath={.subsets[*].addresses[*].ip}';
  return async (kubectl) => {
    const { code, stdout, stderr } = await kubectl('get', 'endpoints', ...where(service), '-o', path);
    const found = new Set(stdout.split(/\s+/).filter(Boolean)).size;
    if (code !== 0) return said(stderr);
    return found === Number(count) ? undefined : `reaches ${found}`;
  };
}

/** A schedule fires at most once a minute, so a Job is made of it at once. */
function cronJob(name = ''): Try {
  const job = `${name}-now`;
  const complete = condition(`job/${job}`, 'Complete');
  return async (kubectl) => {
    await kubectl('create', 'job', job, `--from=cronjob/${name}`);
    return complete(kubectl);
  };
}

/** Long enough for a livenessProbe with the shortest times to end its container. */
function nothingRestarts(): Try {
  const path = 'jsonpath={.items[*].status.containerStatuses[*].restartCount}';
  return async (kubectl) => {
    await sleep(8);
    const { stdout } = await kubectl('get', 'pods', '-o', path);
    return /[1-9]/.test(stdout) ? 'a container was restarted' : undefined;
  };
}
