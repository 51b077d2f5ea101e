import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Manifest } from 'kubetalk';
import { type Dns1123Subdomain, dns1123Subdomain, nameFault } from 'kubetalk/kubernetes';
import { assertKey } from './config-map';

export interface SecretReferenceProps<Key extends string = string, Name extends string = string> {
  /** @default - the construct's id */
  readonly name?: Dns1123Subdomain<Name>;
  /** The keys that it has. */
  readonly keys: readonly Key[];
}

/**
 * A Secret that is made elsewhere, so that its values are in no YAML: nothing is written for it, and the checks know it with
 * its keys.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 */
export class SecretReference<Key extends string = string, Name extends string = string> extends Construct {
  readonly name: string;
  /** The keys that it has. */
  readonly keys: readonly Key[];

  /** @throws where Kubernetes has no Secret of such a name */
  constructor(scope: Construct, id: string, props: SecretReferenceProps<Key, Name>) {
    super(scope, id);
    const { name = id, keys } = props;
    const fault = nameFault(dns1123Subdomain, name);
    if (fault) throw new Error(`Secret ${name || `at ${this.node.path}`}: ${fault}`);
    this.name = name;
    this.keys = keys;
  }

  /**
   * One of its values, for a container's `env` or a volume's `file`.
   *
   * @throws where it has no such key
   */
  key(key: Key): SecretKey {
    assertKey(`Secret ${this.name}`, key, this.keys);
    return { secret: this, key };
  }

  /** What the checks know of it. */
  manifest(): Manifest {
    const { namespace } = Chart.of(this);
    const metadata = { name: this.name, ...(namespace && { namespace }) };
    const data = Object.fromEntries(this.keys.map((key) => [key, '']));
    return { value: { apiVersion: 'v1', kind: 'Secret', metadata, data }, source: { construct: this.node.path } };
  }
}

/** A value that is kept in a Secret, and that the YAML only refers to. */
export interface SecretKey {
  /** The Secret, or its name. */
  readonly secret: string | SecretReference;
  readonly key: string;
  /** Whether the container starts without it. @default false */
  readonly optional?: boolean;
}
