import { request as send } from 'node:http';
import { connect } from 'node:net';
import { kubectl } from '../../packages/kubetalk/test/kubectl';
import type { Namespace, Pod } from './namespace';
import { waitFor } from './progress';

/** What came back; status 0: nothing did, and `body` says why. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Asks for a path, on a connection of its own: on a kept one, all requests would go to the same Pod. */
export type Get = (path: string, method?: 'GET' | 'PUT') => Promise<Answer>;

const TIME_LIMIT = 5000;

/**
 * The ports that requests leave from, each after all others. A node that refuses a connection of its own to a Service without
 * endpoints remembers that for two minutes (conntrack, SYN_SENT), and refuses the next one from the same port as well, however many
 * Pods answer by then. Requests from elsewhere do not meet that.
 */
const PORTS = { first: 11_000, count: 19_000 };
let requests = 0;

export async function fetchOnce(url: string, method = 'GET'): Promise<Answer> {
  const answer = await fetchFrom(PORTS.first + (requests++ % PORTS.count), url, method);
  return answer.body.startsWith(TAKEN) ? fetchOnce(url, method) : answer;
}

/** Node's error for a port on which another process listens. */
const TAKEN = 'bind EADDRINUSE';

function fetchFrom(localPort: number, url: string, method: string): Promise<Answer> {
  return new Promise((done) => {
    const request = send(url, { method, agent: false, timeout: TIME_LIMIT, localPort }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        body += part;
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, body }));
      response.on('error', ({ message }) => done({ status: 0, body: message }));
    });
    request.on('timeout', () => request.destroy(new Error(`no answer in ${TIME_LIMIT} ms`)));
    // The port that it left from is not shown.
    request.on('error', ({ message }) => done({ status: 0, body: message.replace(/ - Local .*/, '') }));
    request.end();
  });
}

/** Whether a machine takes or refuses a connection; one that can't be reached from here does neither. */
export function connects(host: string, port: number): Promise<'taken' | 'refused' | 'no answer'> {
  return new Promise((done) => {
    const socket = connect({ host, port, timeout: 2000 });
    const end = (how: 'taken' | 'refused' | 'no answer') => {
      socket.destroy();
      done(how);
    };
    socket.on('connect', () => end('taken'));
    socket.on('timeout', () => end('no answer'));
    socket.on('error', (error: NodeJS.ErrnoException) => end(error.code === 'ECONNREFUSED' ? 'refused' : 'no answer'));
  });
}

/** The address of a node: NODE_IP, else what the first node says. */
export async function nodeAddress(): Promise<string> {
  if (process.env.NODE_IP) return process.env.NODE_IP;
  const path = 'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}';
  const { stdout, stderr } = await kubectl('get', 'nodes', '-o', path);
  const [address] = stdout.split(' ');
  if (!address) throw new Error(`no node says its InternalIP: set NODE_IP to the address of one: ${stderr.trim()}`);
  return address;
}

/**
 * How to ask a Service from outside of the cluster: through its nodePort. Where the nodes can't be reached from here, as with
 * kind on Docker for Mac, the requests to the nodePort start in a Pod, the visitor.
 */
export async function outside(namespace: Namespace, service: string): Promise<Get> {
  const { ports } = await namespace.service(service);
  const nodePort = ports[0]?.nodePort;
  if (!nodePort) throw new Error(`Service ${service} has no nodePort`);
  const node = await nodeAddress();
  if ((await connects(node, nodePort)) !== 'no answer')
    return (path, method) => fetchOnce(`http://${node}:${nodePort}${path}`, method);
  const visitor = await visitorIn(namespace);
  // Its wget can ask, and no more.
  return async (path, method = 'GET') =>
    method === 'GET'
      ? visitor.get(`http://${node}:${nodePort}${path}`)
      : { status: 0, body: `no ${method} from a Pod` };
}

/** Waits until a path is answered with status 200. */
export function answered(ask: Get, path: string, seconds?: number): Promise<Answer> {
  return waitFor(
    `${path} is answered`,
    async () => {
      const answer = await ask(path);
      if (answer.status === 200) return answer;
      throw new Error(answer.body);
    },
    { seconds },
  );
}

/** Asks from inside of a container. It needs no more than the wget and the nc of BusyBox. */
export class Inside {
  constructor(
    private readonly namespace: Namespace,
    private readonly pod: string,
    private readonly container: string,
  ) {}

  static of(namespace: Namespace, pod: Pod, container: string): Inside {
    return new Inside(namespace, pod.metadata.name, container);
  }

  async get(url: string): Promise<Answer> {
    const { code, stdout, stderr } = await this.exec('wget', '-q', '-O-', '-T', '5', url);
    if (code === 0) return { status: 200, body: stdout };
    const [, status] = /(?:HTTP\/1\.\d|answered) (\d{3})/.exec(stderr) ?? [];
    return { status: Number(status ?? 0), body: stdout + stderr };
  }

  /** Opens a new connection to the port of a database and gives what it says, which may be nothing; undefined where nothing accepts it. */
  async database(host: string, port = 27017): Promise<string | undefined> {
    // mongod answers HTTP that it speaks another protocol: that is an answer.
    const script = `printf 'GET / HTTP/1.0\\r\\n\\r\\n' | busybox nc -w 3 ${host} ${port}`;
    const { code, stdout } = await this.exec('sh', '-c', script);
    return stdout || (code === 0 ? 'nothing' : undefined);
  }

  exec(...words: string[]) {
    return this.namespace.kubectl('exec', '--pod-running-timeout=5s', this.pod, '-c', this.container, '--', ...words);
  }
}

/** Starts a Pod, on any node or on the one that is named, that belongs to no workload, with no label that a Service or a policy of the lesson asks for. */
export async function visitorIn(namespace: Namespace, nodeName?: string): Promise<Inside> {
  const name = nodeName === undefined ? 'visitor' : `visitor-${nodeName}`;
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { role: name } },
    spec: {
      nodeName,
      terminationGracePeriodSeconds: 0,
      // A shell that waits for input that never comes.
      containers: [{ name: 'visitor', image: 'vfarcic/go-demo-2', command: ['sh'], stdin: true }],
    },
  };
  await namespace.apply(JSON.stringify(pod));
  await namespace.readyPods(`role=${name}`, 1);
  return new Inside(namespace, name, 'visitor');
}
