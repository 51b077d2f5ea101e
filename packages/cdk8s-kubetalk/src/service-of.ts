import { type ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Protocol } from 'kubetalk/kubernetes';
import { Address, type CalledPort } from './address';
import type * as api from './api';
import { ServicePort } from './service';

/** Where callers find a Service that is no {@link Service} but an object of its own. */
export interface ServiceObject {
  /** As {@link Service.host}. */
  readonly host: Address;
  /** Host and port. @throws where it has several ports */
  readonly address: Address;
  /** As `http://cart:7070`. @throws where it has several ports */
  readonly url: Address;
  /** One of several ports. @throws where it has none of this name */
  port(name: string): ServicePort;
}

/**
 * The addresses of a Service that another construct writes: an `ApiObject`, a class that `cdk8s import` makes. Its Pods may be
 * made by an operator, or be outside of the cluster: ``env: { DB: address`postgres://${serviceOf(legacy).address}/shop` }``.
 *
 * @throws where it is no Service
 */
export function serviceOf(object: ApiObject): ServiceObject {
  const { kind, spec = {} }: { readonly kind: string; readonly spec?: api.ServiceSpec } = object.toJson();
  if (kind !== 'Service') throw new Error(`${kind} ${object.name}: it is no Service: nothing answers to its name`);
  const service: CalledPort['service'] = Object.create(object, {
    selector: { value: undefined },
    hostFrom: { value: (caller: IConstruct) => hostFrom(object, caller) },
  });
  const all = (spec.ports ?? []).map(
    ({ name, port, targetPort, protocol }) =>
      new ServicePort(
        service,
        name,
        port,
        typeof targetPort === 'number' ? targetPort : port,
        (protocol ?? 'TCP') as Protocol,
      ),
  );
  const named = () => all.map(({ name }) => name).join(', ') || 'none';
  const only = () => {
    const [port, ...others] = all;
    if (port && others.length === 0) return port;
    throw new Error(`Service ${object.name}: it has not one port but ${named()}: use its host, or a port by its name`);
  };
  return {
    host: new Address(all, [(caller) => hostFrom(object, caller)]),
    get address() {
      return only().address;
    },
    get url() {
      return only().url;
    },
    port(name) {
      const found = all.find((one) => one.name === name);
      if (found) return found;
      throw new Error(`Service ${object.name}: it has no port ${name} (it has ${named()})`);
    },
  };
}

function hostFrom({ name, metadata: { namespace } }: ApiObject, caller: IConstruct): string {
  const other = Chart.of(caller).namespace;
  if (namespace === other) return name;
  if (namespace) return `${name}.${namespace}`;
  throw new Error(
    `Service ${name}: called from namespace ${other}, but its own is left to kubectl: write it into its metadata`,
  );
}
