import { createHash } from 'node:crypto';
import { ApiObject, Chart, Lazy } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import {
  type Dns1123Subdomain,
  dns1123Subdomain,
  keyFault,
  type Labels,
  labelFault,
  nameFault,
} from 'kubetalk/kubernetes';
import { Address, type CalledPort } from './address';
import type { Pods } from './pods';
import { assertKnown, isToken } from './tokens';

export interface ConfigMapProps<Key extends string = string, Name extends string = string> {
  /** @default - the construct's id */
  readonly name?: Dns1123Subdomain<Name>;
  /** What it holds: containers take a key's text as a variable, or as a file. A Service's address in it states that they call it. */
  readonly data: { readonly [One in Key]: string | number | boolean | Address };
  /**
   * Whether its name ends with a hash of its data, so that a change makes another ConfigMap, and the Pods that read it are replaced.
   * What refers to the construct follows. @default false
   */
  readonly hashed?: boolean;
  /** Whether Kubernetes refuses changes of it. @default - not written; Kubernetes takes false */
  readonly immutable?: boolean;
  /** @default - none */
  readonly labels?: Labels;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * Texts that containers of its namespace take as variables and files.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/
 */
export class ConfigMap<Key extends string = string, Name extends string = string> extends Construct {
  readonly name: string;
  /** The keys that it has. */
  readonly keys: readonly Key[];
  private readonly data: Readonly<Record<string, string | number | boolean | Address>>;

  /** @throws where Kubernetes would refuse it */
  constructor(scope: Construct, id: string, props: ConfigMapProps<Key, Name>) {
    super(scope, id);
    const { name: base = id, data, hashed = false, immutable, labels, annotations } = props;
    assertKnown(this, { name: base, labels, ...(hashed && { data }) });
    this.data = data;
    const written = () => Object.fromEntries(Object.entries(this.data).map(([key, text]) => [key, this.written(text)]));
    const name = hashed ? hashedName(base, written()) : base;
    this.name = name;
    this.keys = Object.keys(data) as Key[];
    this.assertValid(props as ConfigMapProps);
    new ApiObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, labels: labels && { ...labels }, annotations: annotations && { ...annotations } },
      immutable,
      // An address in it may be that of a Service which is made later.
      data: Lazy.any({ produce: written }),
    });
  }

  /**
   * One of its texts, for a container's `env` or a volume's `file`.
   *
   * @throws where it has no such key
   */
  key(key: Key): ConfigMapKey {
    assertKey(`ConfigMap ${this.name}`, key, this.keys);
    return { configMap: this, key };
  }

  /** The ports that those call who take a text of it, or all of them. */
  calls(key?: string): readonly CalledPort[] {
    const texts = key === undefined ? Object.values(this.data) : [this.data[key]];
    return texts.flatMap((text) => (text instanceof Address ? text.calls : []));
  }

  private written(text: string | number | boolean | Address): string {
    if (text instanceof Address) return text.writtenBy(this);
    return isToken(text) ? (text as unknown as string) : String(text);
  }

  private assertValid({ labels = {}, annotations = {} }: ConfigMapProps): void {
    const fault = [
      nameFault(dns1123Subdomain, this.name),
      ...this.keys.map(dataKeyFault),
      ...Object.entries(labels).map(([key, value]) => labelFault(key, value)),
      ...Object.keys(annotations).map(keyFault),
    ].find((one) => one !== undefined);
    if (fault) throw new Error(`ConfigMap ${this.name || `at ${this.node.path}`}: ${fault}`);
  }
}

/**
 * A name that ends with a hash of data, for a ConfigMap or a Secret that is replaced where its data changes.
 *
 * @param data texts by their keys, in any order
 */
export function hashedName(name: string, data: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(data).sort(([one], [other]) => (one < other ? -1 : 1));
  return `${name}-${createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 10)}`;
}

/** A value that is kept in a ConfigMap. */
export interface ConfigMapKey {
  /** The ConfigMap, or its name. */
  readonly configMap: string | ConfigMap;
  readonly key: string;
  /** Whether the container starts without it. @default false */
  readonly optional?: boolean;
}

/** @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object */
function dataKeyFault(key: string): string | undefined {
  if (key.length > 253) return `key ${key} has ${key.length} characters: shorten it to 253`;
  if (/^(?!\.\.?$)[-.\w]+$/.test(key)) return undefined;
  return `key "${key}" is no file's name: use letters, digits, "-", "_" and "."`;
}

/** @throws where an object, as messages name it, does not have a key */
export function assertKey(object: string, key: string, keys: readonly string[]): void {
  if (!keys.includes(key)) throw new Error(`${object}: it has no key ${key} (it has ${keys.join(', ') || 'none'})`);
}

/**
 * The name of a ConfigMap or Secret as a workload's Pods take values or files from it.
 *
 * @throws where it is in another namespace than they are: Kubernetes does not look there
 */
export function nameFrom(object: string | (IConstruct & { readonly name: string }), pods: Pods): string {
  if (typeof object === 'string') return object;
  const [own, from] = [Chart.of(object).namespace, Chart.of(pods).namespace];
  if (own === from) return object.name;
  const named = (namespace: string | undefined) =>
    namespace ? `in namespace ${namespace}` : 'in a chart without a namespace';
  throw new Error(
    `${pods.title}: it takes from ${object.name}, which is ${named(own)}, and is itself ${named(from)}: put them into one namespace`,
  );
}
