import { LONGEST_NAME, LONGEST_VALUE } from '../text/budget';

/** An address as some text states it. Credentials are left out where it is read, so that they can't be printed. */
export interface Address {
  readonly host: string;
  /** Stated, or else the usual one of the URL's scheme; undefined where neither is known. */
  readonly port: number | undefined;
  /** Whether the port is only the usual one of the scheme, for which a program may take another. */
  readonly usual: boolean;
  /** How certain it is that the text is an address: a word alone may mean anything. */
  readonly form: 'url' | 'host:port' | 'word';
  /** The variable or line that states the port: `DB_PORT` beside `DB_HOST`. @default - the address states it */
  readonly beside?: string;
}

/** The ports that clients take for a scheme when a URL names none. */
const USUAL_PORTS: ReadonlyMap<string, number> = new Map([
  ['amqp', 5672],
  ['http', 80],
  ['https', 443],
  ['mongodb', 27017],
  ['mysql', 3306],
  ['nats', 4222],
  ['postgres', 5432],
  ['postgresql', 5432],
  ['redis', 6379],
  ['telnet', 23],
  ['ws', 80],
  ['wss', 443],
]);

/** Further schemes of URLs that lead to a host. In others (`s3://bucket`, `kubernetes://apis/…`) it may be anything. */
const OF_HOSTS: ReadonlySet<string> = new Set([
  ...USUAL_PORTS.keys(),
  ...['amqps', 'cassandra', 'clickhouse', 'couchdb', 'elasticsearch', 'ftp', 'gelf', 'git', 'grpc', 'grpcs', 'h2c'],
  ...['imap', 'imaps', 'influxdb', 'kafka', 'ldap', 'ldaps', 'mariadb', 'memcached', 'mqtt', 'mqtts', 'mssql', 'neo4j'],
  ...['bolt', 'oracle', 'pulsar', 'rediss', 'sentinel', 'sftp', 'smtp', 'smtps', 'socks5', 'sqlserver', 'ssh', 'stomp'],
  ...['syslog', 'tcp', 'thrift', 'tls', 'udp', 'zipkin', 'zk', 'zookeeper'],
]);

/** With the underscores that names of containers have, and no Service's. */
const HOST = /^[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*\.?$/i;

/** Where a URL begins. No scheme is longer, so the search ends on every text. */
const SCHEME = /^\s{0,9}(?:jdbc:|r2dbc:(?:pool:)?)?([a-z][-+.a-z0-9]{0,30}):\/\//i;

/**
 * The addresses in one value: a host, `host:port`, a URL with or without credentials, or several of these after commas. A value
 * that holds anything else beside them is no list of addresses, but may be a connection string with a password in it: then
 * only the part before its first `key=` counts.
 *
 * @param value of an environment variable, or one word of a command line
 */
export function readAddresses(value: string): Address[] {
  if (value.length > LONGEST_VALUE) return [];
  const quoted = /^\s{0,9}(["'])(.*)\1\s{0,9}$/s.exec(value)?.[2];
  if (quoted !== undefined) return readAddresses(quoted);
  const resolved = RESOLVED.exec(value);
  if (resolved) return readAddresses(value.slice(resolved[0].length).replace(/^(?:_[-\w]+\.){1,2}/, ''));
  const connection = readConnection(value);
  if (connection) return [connection];
  const found: Address[] = [];
  const parts = value.split(',');
  // An "@" may end a password, which may look like a list of URLs: up to the last one nothing is taken apart.
  const sure = parts.findLastIndex((part) => part.includes('@'));
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as string;
    const url = SCHEME.exec(part);
    if (url) {
      // Up to the next URL, a comma separates hosts or belongs to a password.
      let end = Math.max(index, sure) + 1;
      while (end < parts.length && !SCHEME.test(parts[end] as string)) end++;
      const rest = [part.slice(url[0].length), ...parts.slice(index + 1, end)].join(',');
      found.push(...readUrl(url[1]?.toLowerCase() ?? '', rest));
      index = end - 1;
    } else {
      // Behind host and port may be a path: `zookeeper:2181/kafka`.
      const address = readHostPort(part.trim().replace(/(:\d{1,5})\/[-\w./]*$/, '$1'), undefined, 'word');
      if (address) found.push(address);
      else if (parts.length > 1 && part.trim() !== '' && !isNumbers(part))
        return /^[\w ]{1,40}=/.test(part.trimStart()) ? found : [];
    }
  }
  return found;
}

/** The resolver before a host: gRPC's `dns:///web:80`, Thanos' `dnssrv+_grpc._tcp.store`. */
const RESOLVED =
  /^\s{0,9}(?:dns|dns4|passthrough):\/\/[\d.:]{0,21}\/(?=\w)|^\s{0,9}(?:dns|dnssrv|dnssrvnoa)\+(?!\w+:\/\/)/;

/** The host in a connection string: `Host=db;Port=5432;…`, `Server=db,1433;…`, `host=db port=5432 …`, `user:pass@tcp(db:3306)/shop`. */
function readConnection(value: string): Address | undefined {
  const parentheses = value.lastIndexOf('@tcp(');
  if (parentheses >= 0) {
    const end = value.indexOf(')', parentheses);
    return end < 0 ? undefined : readHostPort(value.slice(parentheses + 5, end), 3306, 'url');
  }
  const [, oracle] = /^jdbc:oracle:thin:[^@]{0,99}@(?:\/\/)?([-\w.]{1,253}:\d{1,5})/.exec(value) ?? [];
  if (oracle !== undefined) return readHostPort(oracle, 1521, 'url');
  const [, server] =
    /(?:^|[;\s])(?:host|server|data source)\s?=\s?(?:tcp:)?([-\w.]+(?:[,:]\d{1,5})?)(?=$|[;\s])/i.exec(value) ?? [];
  if (server === undefined || !/[;\s]\s?[a-z ]{1,30}=/i.test(value)) return undefined;
  const [, port] = /(?:^|[;\s])port\s?=\s?(\d{1,5})(?=$|[;\s])/i.exec(value) ?? [];
  return readHostPort(server.replace(',', ':'), port === undefined ? undefined : Number(port), 'url');
}

/** Of digits, dots and colons, as IP addresses are. */
function isNumbers(text: string): boolean {
  return /^\[?[0-9a-f.:]+\]?(:\d+)?$/i.test(text.trim());
}

/** A URL's authority, which may list several hosts (as MongoDB's does). The part before the last "@" is a secret. */
function readUrl(scheme: string, rest: string): Address[] {
  const path = rest.split(/[?#\s]/, 1)[0] ?? '';
  // An "@" further on may belong to a query, or end a password with a "?" or "#" in it. Then nothing is sure but that.
  if (rest.slice(path.length).includes('@') && /[:@]/.test(path.split('/', 1)[0] ?? '')) return [];
  const authority = path.slice(path.lastIndexOf('@') + 1).split('/', 1)[0] ?? '';
  const kind = scheme.split('+', 1)[0] ?? '';
  return (authority.split(';', 1)[0] ?? '').split(',').flatMap((host) => {
    const address = readHostPort(host, USUAL_PORTS.get(kind), OF_HOSTS.has(kind) ? 'url' : 'word');
    // In an unknown scheme's place for a host only what has a port is one.
    return address && address.form !== 'word' ? [address] : [];
  });
}

function readHostPort(text: string, usual: number | undefined, form: 'url' | 'word'): Address | undefined {
  const [, digits] = /:(\d{1,5})$/.exec(text.slice(-6)) ?? [];
  const host = digits === undefined ? text : text.slice(0, -digits.length - 1);
  if (host.length > LONGEST_NAME || !HOST.test(host) || !/[a-z]/i.test(host)) return undefined;
  const port = digits === undefined ? usual : Number(digits);
  return {
    host: host.toLowerCase().replace(/\.$/, ''),
    port,
    usual: digits === undefined && port !== undefined,
    form: form === 'word' && digits ? 'host:port' : form,
  };
}

/**
 * The addresses that a file of any format names with a scheme or a port, as a full name of the cluster, or at a key that holds a host,
 * each once; any other bare word in it may be anything.
 */
export function addressesIn(file: string): Address[] {
  const found = new Map<string, Address>();
  const code = file.slice(0, LONGEST_FILE).replace(/^[ \t]{0,80}(?:#|\/\/|;).*$/gm, '');
  for (const address of atHostKeys(code)) found.set(`${address.host}:${address.port}`, address);
  for (const [, scheme, host = '', port] of code.matchAll(
    /(?:([a-z][a-z0-9]{1,15}):\/\/)?(?<![\w.$-])([\w.-]{1,253})(?::(\d{1,5})(?!\d))?/gi,
  )) {
    const isFull = /\.svc(?:\.cluster\.local)?\.?$/.test(host);
    if ((scheme === undefined || !OF_HOSTS.has(scheme.toLowerCase())) && port === undefined && !isFull) continue;
    const usual = USUAL_PORTS.get(scheme?.toLowerCase() ?? '');
    const address = readHostPort(port === undefined ? host : `${host}:${port}`, usual, scheme ? 'url' : 'word');
    if (address) found.set(`${address.host}:${address.port}`, address);
  }
  return [...found.values()];
}

/**
 * Keys of configuration whose value is a host, or a list of hosts: `host: db`, `spring.redis.host=redis`, `"seed_hosts": ["es"]`; an
 * `address` is one that has a port beside it.
 */
const HOST_KEY =
  /^([ \t]{0,80}(?:-[ \t]{1,9})?["']?(?:[\w.-]{0,80}[._-])?)(address|hosts?|hostname|seed_hosts)["']?[ \t]{0,20}[:=][ \t]{0,20}(\[?["']?[a-z0-9][^\n#;]{0,300})/gim;

/** The same on one line: `{"host": "redis", "port": 6379}`. */
const HOST_AND_PORT =
  /["'{,\s](?:host|address)["']?\s{0,9}:\s{0,9}["']?([\w.-]{1,253})["']?\s{0,9},\s{0,40}["']?port(?:_value)?["']?\s{0,9}:\s{0,9}["']?(\d{1,5})/gi;

function* atHostKeys(code: string): Iterable<Address> {
  for (const [, host = '', port] of code.matchAll(HOST_AND_PORT)) {
    const address = readHostPort(`${host}:${port}`, undefined, 'word');
    if (address) yield address;
  }
  for (const { 1: before = '', 2: key = '', 3: value = '', index } of code.matchAll(HOST_KEY))
    for (const item of value.replace(/[[\]"'\s]/g, '').split(',')) {
      const address = readHostPort(item, undefined, 'word');
      const beside = /^(?:host|address)$/i.test(key) ? portBeside(code, index, before) : undefined;
      if (address && (beside || key.toLowerCase() !== 'address')) yield { ...address, ...beside };
    }
}

/** The port that a line near to a host's states at a key of the same beginning. */
function portBeside(code: string, at: number, before: string): Pick<Address, 'port' | 'beside'> | undefined {
  const near = code.slice(Math.max(0, at - 200), at + 400).split('\n');
  const starts = [before, before.replace(/^([ \t]*)-[ \t]/, '$1  ')].map((start) => `${start}port`.toLowerCase());
  const line = near.find((one) => starts.some((start) => one.toLowerCase().startsWith(start)));
  const [, beside, digits] =
    /([\w.-]{0,80}port(?:_value)?)["']?[ \t]{0,20}[:=][ \t]{0,20}["']?(\d{1,5})["',]*[ \t\r]{0,20}$/i.exec(
      line ?? '',
    ) ?? [];
  return beside === undefined ? undefined : { port: Number(digits), beside };
}

/** A file is read so far: no configuration that people write is longer. */
const LONGEST_FILE = 200_000;

/** A flag or variable whose value is no address. */
const CREDENTIAL = /^[-\w.]{0,60}(?:pass|passwd|password|pwd|secret|token|key|user|username|uid|auth)=/i;

/** A flag before a value that is no address: the name of a user or of a database, a password, a query. */
const OF_A_NAME =
  /^-{1,2}(?:[cDdePpUu]|command|database|db|dbname|eval|execute|name|pass|password|query|role|user|username)$/;

/** Words of a shell after which a program is named. */
const BEFORE_PROGRAM = /^(?:!|do|elif|else|exec|if|then|time|until|while|[A-Za-z_]\w{0,99}=.*)$/;

/**
 * The words of a command line that may be addresses: `--db=host:27017`, `http://web/`, also within a shell script. The name of a
 * program is none, nor what follows `-U` or `--user`, unless it is a URL.
 *
 * @param before the argument before it, which may be a flag
 */
export function words(argument: string, before = ''): string[] {
  if (argument.length > LONGEST_VALUE) return [];
  const found: string[] = [];
  const taken = new Set<string>();
  for (const { url, words: own } of commandsIn(argument).flatMap((command) => asked(command) ?? [])) {
    found.push(url);
    for (const word of own) taken.add(word);
  }
  for (const [, host, port] of argument.matchAll(/\/dev\/(?:tcp|udp)\/([\w.-]{1,253})\/(\d{1,5})/g))
    found.push(`tcp://${host}:${port}`);
  let last = before;
  let isProgram = /\S\s+\S/.test(argument);
  for (const piece of argument.split(/(\s+|['"`;|&<>()]+)/)) {
    if (/^[\s'"`;|&<>()]*$/.test(piece)) {
      isProgram ||= /[`;|&(\n]/.test(piece);
      continue;
    }
    const isName = (isProgram && !/[:=]/.test(piece)) || (OF_A_NAME.test(last) && !SCHEME.test(piece));
    if (!isName && !CREDENTIAL.test(piece) && !taken.has(piece.replace(NAME_BEFORE, '')))
      found.push(piece.replace(NAME_BEFORE, ''));
    isProgram &&= BEFORE_PROGRAM.test(piece);
    last = piece;
  }
  return found.filter((word) => word !== '' && !word.startsWith('-'));
}

/** What a word begins with before an address: a flag or a variable, or the name that a URL is given: `heap:https://web/`. */
const NAME_BEFORE = /^-{0,9}[A-Za-z][-\w.]{0,99}(?:=|:(?=https?:\/\/))/;

/** How a program gets the host that it calls: in its operands, or by flags. */
interface Asking {
  readonly scheme: string;
  /** The host's flag, and its port's. @default - the host is the first operand, its port the next one */
  readonly flags?: readonly [host: RegExp, port: RegExp];
}

const CONNECTS: Asking = { scheme: 'tcp' };
const POSTGRES: Asking = { scheme: 'postgres', flags: [/^(?:-h|--host)$/, /^(?:-p|--port)$/] };
const MYSQL: Asking = { scheme: 'mysql', flags: [/^(?:-h|--host)$/, /^(?:-P|--port)$/] };
const MONGO: Asking = { scheme: 'mongodb', flags: [/^(?:-h|--host)$/, /^--port$/] };
const REDIS: Asking = { scheme: 'redis', flags: [/^-h$/, /^-p$/] };

/** Programs that scripts wait with until a host answers. */
const ASKING: ReadonlyMap<string, Asking> = new Map([
  ...['nc', 'ncat', 'netcat', 'telnet', 'wait-for', 'wait-for.sh', 'wait-for-it', 'wait-for-it.sh'].map(
    (name) => [name, CONNECTS] as const,
  ),
  ...['nslookup', 'dig', 'host', 'ping', 'getent'].map((name) => [name, CONNECTS] as const),
  ...['pg_isready', 'psql', 'pg_dump', 'pg_restore', 'createdb'].map((name) => [name, POSTGRES] as const),
  ...['mysql', 'mysqladmin', 'mysqldump', 'mariadb', 'mariadb-admin'].map((name) => [name, MYSQL] as const),
  ...['mongo', 'mongosh', 'mongodump', 'mongorestore'].map((name) => [name, MONGO] as const),
  ['redis-cli', REDIS],
]);

/** The commands of a shell script, each as its words. */
function commandsIn(script: string): string[][] {
  if (!/\S\s+\S/.test(script)) return [];
  return script.split(/[;|&\n`(){}<>]+/).map((command) => command.split(/[\s'"]+/).filter((word) => word !== ''));
}

/** A shell, a limit of time or a test around a program. */
const AROUND_PROGRAM = /^(?:\S{0,99}\/)?(?:(?:ba|da|a)?sh|timeout|env|exec|\[\[?|-\w{1,3}|-?\d+[smh]?)$/;

/** The host that a command asks, as a URL, and the words that say so; undefined where it is no such command. */
export function asked(
  command: readonly string[],
): { readonly url: string; readonly words: readonly string[] } | undefined {
  const start = command.findIndex((word) => !BEFORE_PROGRAM.test(word) && !AROUND_PROGRAM.test(word));
  const [program = '', ...rest] = start < 0 ? [] : command.slice(start);
  const asking = ASKING.get(program.slice(program.lastIndexOf('/') + 1));
  if (!asking) return undefined;
  const { scheme, flags } = asking;
  const args = rest.flatMap((word) =>
    /^--\w+=/.test(word) ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word],
  );
  const after = (flag: RegExp) => args[args.findIndex((word) => flag.test(word)) + 1];
  const isThere = (flag: RegExp) => args.some((word) => flag.test(word));
  const first = args.findIndex((word) => !word.startsWith('-') && /[a-z]/i.test(word) && !/^a?hosts/.test(word));
  const host = flags ? (isThere(flags[0]) ? after(flags[0]) : undefined) : args[first];
  const port = flags ? (isThere(flags[1]) ? after(flags[1]) : undefined) : args[first + 1];
  if (host === undefined || !/^[\w.-]+(?::\d{1,5})?$/.test(host)) return undefined;
  const number = port !== undefined && /^\d{1,5}$/.test(port) && !host.includes(':') ? port : undefined;
  return {
    url: `${scheme}://${host}${number === undefined ? '' : `:${number}`}`,
    words: number === undefined ? [host] : [host, number],
  };
}

/** Whether a host is the Pod itself. */
export function isLocal(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}
