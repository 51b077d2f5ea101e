import { kubectl } from '../../packages/kubetalk/test/kubectl';

// Stand-ins for programs: each listens on the ports that it is given, answers `here`, and can be asked which addresses answer it.

/** An image with a shell and busybox, or nc in its place. */
const IMAGE = process.env.STAND_IN || 'vfarcic/go-demo-2';

const FIND = 'bb=$(command -v busybox || echo /bin/busybox)';
const LISTEN = `${FIND}; for port in "$@"; do "$bb" nc -ll -p "$port" -e /bin/sh -c 'echo here' & done; exec "$bb" sleep 100000`;

/** @param ports over TCP */
export function listening(ports: readonly number[]) {
  return {
    image: IMAGE,
    imagePullPolicy: 'IfNotPresent',
    command: ['sh', '-c', LISTEN, 'sh', ...ports.map(String)],
    ...(ports[0] !== undefined && {
      readinessProbe: { tcpSocket: { port: ports[0] }, periodSeconds: 2, timeoutSeconds: 5 },
    }),
  };
}

const ONE = 'echo "$a" | { IFS=: read host port; "$bb" nc -w 3 "$host" "$port" </dev/null 2>/dev/null; }';
const ASK = `${FIND}; for a in "$@"; do ( [ "$(${ONE})" = here ] && echo "$a" ) & done; wait; true`;

/**
 * Which addresses a Pod gets an answer from.
 *
 * @param addresses `HOST:PORT`, of IPv4
 */
export async function reached(
  { namespace, name }: { readonly namespace: string; readonly name: string },
  addresses: readonly string[],
): Promise<readonly string[]> {
  if (addresses.length === 0) return [];
  const { code, stdout, stderr } = await kubectl(
    '-n',
    namespace,
    'exec',
    name,
    '--',
    'sh',
    '-c',
    ASK,
    'sh',
    ...addresses,
  );
  if (code !== 0) throw new Error(`kubectl exec ${name}: ${stderr.trim()}`);
  const answered = new Set(stdout.split('\n'));
  return addresses.filter((address) => answered.has(address));
}
