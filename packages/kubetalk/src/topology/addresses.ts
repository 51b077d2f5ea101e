/** An address as some text states it. Credentials are left out where it is read, so that nobody can print them. */
export interface Address {
  readonly host: string;
  /** Stated, or else the usual one of the URL's scheme; undefined where neither is known. */
  readonly port: number | undefined;
  /** How sure it is that the text is an address at all: a word alone may be anything. */
  readonly form: 'url' | 'host:port' | 'word';
}

/** The ports that clients take for a scheme when a URL names none. */
const USUAL_PORTS: Readonly<Record<string, number>> = {
  amqp: 5672,
  http: 80,
  https: 443,
  mongodb: 27017,
  mysql: 3306,
  nats: 4222,
  postgres: 5432,
  postgresql: 5432,
  redis: 6379,
  ws: 80,
  wss: 443,
};

const HOST = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\.?$/i;

/**
 * The addresses in one value: a host, `host:port`, a URL with or without credentials, or several of these after commas.
 *
 * @param value of an environment variable, or one word of a command line
 */
export function readAddresses(value: string): Address[] {
  const url = /^\s*([a-z][-+.a-z0-9]*):\/\/(.*)$/is.exec(value);
  if (url) return readUrl(url[1]?.toLowerCase() ?? '', url[2] ?? '');
  return value.split(',').flatMap((part) => {
    const nested = /^\s*[a-z][-+.a-z0-9]*:\/\//i.test(part);
    return nested ? readAddresses(part) : readHostPort(part.trim(), undefined, 'word');
  });
}

/** A URL's authority, which may list several hosts (as MongoDB's does). What stands before the last "@" is a secret. */
function readUrl(scheme: string, rest: string): Address[] {
  const path = rest.split(/[?#\s]/, 1)[0] ?? '';
  // An "@" further on may belong to a query, or end a password with a "?" or "#" in it. Then nothing is sure but that.
  if (rest.slice(path.length).includes('@') && /[:@]/.test(path.split('/', 1)[0] ?? '')) return [];
  const authority = path.slice(path.lastIndexOf('@') + 1).split('/', 1)[0] ?? '';
  const more = path.includes('@') ? [] : nextUrls(rest);
  return [
    ...authority
      .split(',')
      .flatMap((host) => readHostPort(host, USUAL_PORTS[scheme.replace(/^jdbc:|\+.*$/g, '')], 'url')),
    ...more,
  ];
}

/** Further URLs of a list such as `http://a:1,http://b:2`. */
function nextUrls(rest: string): Address[] {
  const comma = rest.search(/,\s*[a-z][-+.a-z0-9]*:\/\//i);
  return comma < 0 ? [] : readAddresses(rest.slice(comma + 1));
}

function readHostPort(text: string, usual: number | undefined, form: 'url' | 'word'): Address[] {
  const [, host = '', port] = /^(.*?)(?::(\d{1,5}))?$/s.exec(text) ?? [];
  if (!HOST.test(host) || host.length > 253 || !/[a-z]/i.test(host)) return [];
  const number = port === undefined ? usual : Number(port);
  return [
    { host: host.toLowerCase().replace(/\.$/, ''), port: number, form: form === 'word' && port ? 'host:port' : form },
  ];
}

/** The words of a command line that may be addresses: `--db=host:27017`, `http://web/`, also within a shell script. */
export function words(argument: string): string[] {
  return argument
    .split(/[\s'"`;|&<>()]+/)
    .map((word) => word.replace(/^-*[A-Za-z][-\w.]*=/, ''))
    .filter((word) => word !== '' && !word.startsWith('-'));
}

/** Whether a host is the Pod itself. */
export function isLocal(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}

/** What a name in the cluster's DNS stands for. */
export interface ServiceName {
  readonly name: string;
  readonly namespace: string;
  /** The one Pod of a StatefulSet that is meant, undefined for the Service as a whole. */
  readonly pod: string | undefined;
  /** Whether the name can only be one of this cluster (`….svc`, or no dot at all). */
  readonly certain: boolean;
}

/**
 * Every Service that a host may stand for, as the resolver of a Pod in `namespace` would try them.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export function serviceNames(host: string, namespace: string): ServiceName[] {
  const inside = host.replace(/\.cluster\.local$/, '');
  const labels = inside.replace(/\.svc$/, '').split('.');
  const [first = '', second = '', third = ''] = labels;
  const certain = labels.length === 1 || inside.endsWith('.svc');
  const full = { certain, pod: undefined };
  if (labels.length === 1 && inside === host) return [{ ...full, name: first, namespace }];
  if (inside !== host && !inside.endsWith('.svc')) return [];
  if (labels.length === 2) {
    const pod = { name: second, namespace, pod: first, certain: false };
    return [{ ...full, name: first, namespace: second }, ...(inside.endsWith('.svc') ? [] : [pod])];
  }
  if (labels.length === 3) return [{ name: second, namespace: third, pod: first, certain }];
  return [];
}
