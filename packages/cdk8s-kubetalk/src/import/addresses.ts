import { type ReferenceCode, referenceCode, type TemplateCode, templateCode, type Variable } from './code';
import { propertyKey, stringLiteral } from './print';

/** A Service that has a construct, as code refers to it. */
export interface ServiceHandle {
  readonly variable: Variable;
  /** The way from the variable to what has `host`, `address` and `url`: nothing, or `.governing`. */
  readonly member: string;
  /** The way from the variable to the Service; undefined where it has no construct. */
  readonly service: string | undefined;
  /** The function that finds its addresses, where it has no construct. */
  readonly through?: 'serviceOf';
  readonly name: string;
  readonly namespace: string;
  readonly ports: readonly { readonly name: string; readonly number: number }[];
}

/** An address that a text names, and the Service that answers to it. */
export interface ServiceAddress {
  readonly host: string;
  /** A word alone may mean something else as well. */
  readonly isWord: boolean;
  readonly service: ServiceHandle;
}

type Part = string | ReferenceCode;

/**
 * A text with its addresses as references; undefined where it names none in a way that a reference writes.
 *
 * @param namespace the caller's, empty where the manifests leave it to kubectl
 */
export function addressCode(
  value: string,
  named: readonly ServiceAddress[],
  namespace: string,
): ReferenceCode | TemplateCode | undefined {
  const parts = named.reduce<readonly Part[]>(
    (before, one) => before.flatMap((part) => replaced(part, one, namespace)),
    [value],
  );
  const joined = parts.filter((part) => part !== '');
  const [only, ...others] = joined;
  if (joined.every((part) => typeof part === 'string')) return undefined;
  return others.length === 0 && only !== undefined && typeof only !== 'string' ? only : templateCode(joined);
}

function replaced(part: Part, { host, isWord, service }: ServiceAddress, namespace: string): readonly Part[] {
  if (typeof part !== 'string') return [part];
  const written = service.namespace === namespace ? service.name : `${service.name}.${service.namespace}`;
  // The name of a Pod of a StatefulSet comes before that of its Service.
  const start = host === written || host.startsWith(`${written}.`) ? 0 : host.indexOf(`.${written}`) + 1;
  if (start === 0 && !(host === written || host.startsWith(`${written}.`))) return [part];
  const found = [...part.matchAll(occurrences(host, isWord))].map((match) => match.index);
  if (found.length === 0) return [part];
  // In a script or a file the word may be something else as well: one with a scheme or a port is the address, or else the last.
  const isSure = (index: number) =>
    /^[\s:]\d/.test(part.slice(index + host.length)) || /(\/\/|[@=])$/.test(part.slice(0, index));
  const sure = /\s/.test(part) ? found.filter(isSure) : found;
  const meant = sure.length > 0 ? sure : found.slice(-1);
  const parts: Part[] = [];
  let from = 0;
  for (const index of meant) {
    const at = index + start;
    const { before, code, end } = shortest(part.slice(from, at), part, at + written.length, service);
    parts.push(before, code);
    from = end;
  }
  return [...parts, part.slice(from)];
}

function occurrences(host: string, isWord: boolean): RegExp {
  const escaped = host.replace(/[.]/g, '\\.');
  const bare = `(?<![\\w.$/-])${escaped}(?![\\w-]|\\.\\w)`;
  return new RegExp(
    isWord ? bare : `(?<=//|@|[(,=\\s"'])${escaped}(?![\\w-]|\\.\\w)|^${escaped}(?![\\w-]|\\.\\w)|${bare}(?=:\\d)`,
    'g',
  );
}

/** The address in the shortest way that its surroundings allow: a URL, host and port, or the host alone. */
function shortest(
  before: string,
  value: string,
  end: number,
  service: ServiceHandle,
): { before: string; code: ReferenceCode; end: number } {
  const [digits = ''] = /^:\d{1,5}(?!\d)/.exec(value.slice(end, end + 7)) ?? [];
  const port = service.ports.find(({ number }) => digits === `:${number}`);
  const owner = port && service.ports.length > 1 ? portMember(port.name, service.through) : '';
  if (!port || owner === undefined) return { before, code: to(service, '.host'), end };
  const scheme = port.name === 'https' && service.ports.length >= 1 ? 'https://' : 'http://';
  const isUrl = before.endsWith(scheme) && !/[\w+.-]$/.test(before.slice(0, -scheme.length));
  return {
    before: isUrl ? before.slice(0, -scheme.length) : before,
    code: to(service, `${owner}.${isUrl ? 'url' : 'address'}`),
    end: end + digits.length,
  };
}

/** The way to one of several ports. */
export function portMember(name: string, through?: 'serviceOf'): string | undefined {
  if (name === '') return undefined;
  if (through) return `.port(${stringLiteral(name)})`;
  return propertyKey(name) === name ? `.ports.${name}` : `.ports[${stringLiteral(name)}]`;
}

function to({ variable, member, through }: ServiceHandle, what: string): ReferenceCode {
  return referenceCode(variable, member + what, through);
}
