import { ApiObject, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import {
  type Dns1123Subdomain,
  dns1123Subdomain,
  keyFault,
  type Labels,
  labelFault,
  nameFault,
} from 'kubetalk/kubernetes';
import type * as api from './api';
import { namespaceFor } from './namespace';
import type { Service, ServicePort } from './service';

interface AnyRoute<Name extends string> {
  /** @default - the construct's id */
  readonly name?: Dns1123Subdomain<Name>;
  /** @default - none */
  readonly labels?: Labels;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What a route leads to: a port of a Service, or a Service or component that has one only. */
export type Backend = ServicePort | Service | { readonly service: Service; readonly workload: unknown } | PlusService;

/** A Service of a cdk8s-plus, of any version. */
export interface PlusService extends IConstruct {
  readonly name: string;
  readonly ports: readonly { readonly name?: string; readonly port: number }[];
}

/** The port that a route leads to. */
interface RoutedPort {
  readonly service: IConstruct & { readonly name: string };
  readonly name?: string;
  readonly port: number;
}

/** Where requests for a path go. */
export interface IngressPath {
  /** @default '/' */
  readonly path?: string;
  /** @default 'Prefix' */
  readonly pathType?: 'Prefix' | 'Exact' | 'ImplementationSpecific';
  readonly backend: Backend;
  /** Whether the backend's port is written as its number. @default - where it has no name */
  readonly byNumber?: boolean;
}

export interface IngressRule {
  /** The name that is asked for. @default - not written; all */
  readonly host?: string;
  readonly paths: readonly IngressPath[];
}

export interface IngressProps<Name extends string = string> extends AnyRoute<Name> {
  readonly rules: readonly IngressRule[];
  /** Which controller does it. @default - not written; the cluster's default IngressClass */
  readonly ingressClassName?: string;
  /** The Secrets with the certificates of hosts. @default - none */
  readonly tls?: readonly { readonly hosts: readonly string[]; readonly secretName: string }[];
  /** Other fields of an Ingress, as the API has them: `defaultBackend`. @default - nothing */
  readonly spec?: Omit<api.IngressSpec, 'rules' | 'ingressClassName' | 'tls'>;
}

export interface HttpRouteProps<Name extends string = string> extends AnyRoute<Name> {
  /** The Gateways that it is attached to. */
  readonly parents: readonly { readonly name: string; readonly namespace?: string; readonly sectionName?: string }[];
  /** The names that are asked for. @default - not written; all */
  readonly hostnames?: readonly string[];
  readonly rules: readonly HttpRouteRule[];
}

/** A backend that gets a part of the requests. */
export interface WeightedBackend {
  readonly backend: Backend;
  /** How many, as against the others' weights. */
  readonly weight: number;
}

/** Where requests for a path go: to each backend alike, or by weights. */
export interface HttpRouteRule {
  /** @default - not written; Kubernetes takes the path `/` and all below */
  readonly path?: string;
  /** @default 'PathPrefix' */
  readonly pathType?: 'PathPrefix' | 'Exact';
  /** Services of other namespaces among them grant it to the route's. */
  readonly backends: readonly (Backend | WeightedBackend)[];
  /** Other fields of a rule, as the Gateway API has them: `filters`, `timeouts` and so on. @default - nothing */
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** What routes from outside lead to, by the construct that says so. */
const routes = new WeakMap<IConstruct, readonly RoutedPort[]>();

/** The Services that a construct routes to from outside. */
export function routedServices(construct: IConstruct): readonly IConstruct[] {
  return (routes.get(construct) ?? []).map(({ service }) => service);
}

/**
 * Leads requests from outside to Services, by the host and path that they ask for.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export class Ingress<Name extends string = string> extends Construct {
  readonly name: string;

  /** @throws where Kubernetes would refuse it, or a backend has several ports or is in another namespace */
  constructor(scope: Construct, id: string, props: IngressProps<Name>) {
    super(scope, id);
    this.name = props.name ?? id;
    assertRoute(`Ingress ${this.name}`, this.name, props);
    const backends: RoutedPort[] = [];
    const rules = props.rules.map(({ host, paths }) => ({
      host,
      http: {
        paths: paths.map(({ path = '/', pathType = 'Prefix', backend, byNumber = false }) => {
          const port = only(backend);
          this.assertBeside(port);
          backends.push(port);
          const called = port.name === undefined || byNumber ? { number: port.port } : { name: port.name };
          return { path, pathType, backend: { service: { name: port.service.name, port: called } } };
        }),
      },
    }));
    routes.set(this, backends);
    new ApiObject(this, 'Resource', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: metadata(this.name, props),
      spec: {
        ...props.spec,
        ingressClassName: props.ingressClassName,
        tls: props.tls?.map((one) => ({ ...one })),
        rules,
      },
    });
  }

  private assertBeside({ service }: RoutedPort): void {
    const namespace = namespaceFor(service, this);
    if (namespace === undefined) return;
    throw new Error(
      `Ingress ${this.name}: Service ${service.name} is in namespace ${namespace}: make the Ingress in a chart of that namespace, or an HttpRoute`,
    );
  }
}

/**
 * Leads requests that come through Gateways to Services. The cluster needs the Gateway API's definitions.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/httproute/
 */
export class HttpRoute<Name extends string = string> extends Construct {
  readonly name: string;

  /** @throws where Kubernetes would refuse it, or a backend has several ports, or its namespace is not known */
  constructor(scope: Construct, id: string, props: HttpRouteProps<Name>) {
    super(scope, id);
    this.name = props.name ?? id;
    assertRoute(`HTTPRoute ${this.name}`, this.name, props);
    const rules = props.rules.map(({ path, pathType = 'PathPrefix', backends, spec }) => ({
      matches: path === undefined ? undefined : [{ path: { type: pathType, value: path } }],
      ...spec,
      backendRefs: backends.map((backend) => this.reference(backend)),
    }));
    routes.set(
      this,
      props.rules.flatMap(({ backends }) => backends.map((one) => only('weight' in one ? one.backend : one))),
    );
    new ApiObject(this, 'Resource', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: metadata(this.name, props),
      spec: {
        parentRefs: props.parents.map((one) => ({ ...one })),
        hostnames: props.hostnames && [...props.hostnames],
        rules,
      },
    });
  }
  private reference(backend: Backend | WeightedBackend) {
    const { backend: one, weight } = 'weight' in backend ? backend : { backend, weight: undefined };
    const { service, port } = only(one);
    const namespace = namespaceFor(service, this);
    if (namespace !== undefined) grant(service, this);
    return { name: service.name, namespace, port, weight };
  }
}

/**
 * Lets the routes of a namespace lead to a Service of another.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 */
function grant(service: RoutedPort['service'], route: HttpRoute): void {
  const { name, node } = service;
  const { namespace } = Chart.of(route);
  if (namespace === undefined)
    throw new Error(
      `HTTPRoute ${route.name}: Service ${name} is in a namespace and the route's chart names none: give it one as well`,
    );
  const id = `${name}-from-${namespace}`;
  if (node.tryFindChild(id)) return;
  new ApiObject(service as IConstruct as Construct, id, {
    apiVersion: 'gateway.networking.k8s.io/v1beta1',
    kind: 'ReferenceGrant',
    metadata: { name: id },
    spec: {
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace }],
      to: [{ group: '', kind: 'Service', name }],
    },
  });
}

function only(backend: Backend): RoutedPort {
  if (typeof backend !== 'object') throw new Error(`backend ${backend} is no Service: give one, or one of its ports`);
  if ('workload' in backend) return only(backend.service);
  if ('service' in backend) return backend;
  const ports: readonly PlusService['ports'][number][] = 'allPorts' in backend ? backend.allPorts : backend.ports;
  const [port, ...others] = ports;
  if (port && others.length === 0) return { service: backend, name: port.name, port: port.port };
  throw new Error(
    `Service ${backend.name}: it has several ports: route to one of them, as in service.ports.${port?.name ?? 'http'}`,
  );
}

function metadata(name: string, { labels, annotations }: AnyRoute<string>) {
  return { name, labels: labels && { ...labels }, annotations: annotations && { ...annotations } };
}

function assertRoute(object: string, name: string, { labels = {}, annotations = {} }: AnyRoute<string>): void {
  const faults = [
    nameFault(dns1123Subdomain, name),
    ...Object.entries(labels).map(([key, value]) => labelFault(key, value)),
    ...Object.keys(annotations).map(keyFault),
  ];
  const fault = faults.find((one) => one !== undefined);
  if (fault) throw new Error(`${object}: ${fault}`);
}
