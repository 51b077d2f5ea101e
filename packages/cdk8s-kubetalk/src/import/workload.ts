import { table } from 'kubetalk/kubernetes';
import { PROBES } from '../probe';
import { atomCode, type Code, hasNoProperties, listCode, type Property, propertiesCode, textCode } from './code';
import { containerProps, type Pod, podOf, portsOf, volumesOfPod } from './container';
import type { Made } from './made';
import { type Place, Unfit } from './place';
import { exposureOf, forwardingOf, ownPorts, serviceMore } from './service';

/** The kinds that have a construct, and the way to the template of their Pods. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = table({
  'apps/v1 Deployment': ['spec', 'template'],
  'apps/v1 ReplicaSet': ['spec', 'template'],
  'apps/v1 StatefulSet': ['spec', 'template'],
  'apps/v1 DaemonSet': ['spec', 'template'],
  'batch/v1 Job': ['spec', 'template'],
  'batch/v1 CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
});

const typeOf = (object: Place) => `${object.get('apiVersion').value} ${object.get('kind').value}`;

export function isWorkload(object: Place): boolean {
  return typeOf(object) in TEMPLATES;
}

/** The fields of a workload, by the names of the constructs' properties. */
class WorkloadParts {
  readonly kind: string;
  readonly name: string;
  private readonly template: Place;
  private readonly podSpec: Place;
  readonly labels: Readonly<Record<string, string>>;
  private readonly matched: Readonly<Record<string, string>>;

  /** @throws Unfit where no construct can say it */
  constructor(private readonly object: Place) {
    object.only('apiVersion', 'kind', 'metadata', 'spec');
    object.get('metadata').only('name', 'namespace', 'labels', 'annotations');
    this.kind = object.get('kind').text;
    this.name = object.get('metadata', 'name').text;
    this.template = object.get(...(TEMPLATES[typeOf(object)] as string[]));
    this.template.only('metadata', 'spec').get('metadata').only('labels', 'annotations');
    this.podSpec = this.template.get('spec');
    this.labels = object.get('metadata', 'labels').strings;
    const selector = object.get('spec', 'selector');
    if (!this.isRun) selector.only('matchLabels');
    this.matched = this.isRun ? this.podLabels : selector.get('matchLabels').strings;
    for (const [key, value] of Object.entries(this.matched))
      if (this.podLabels[key] !== value) throw new Unfit(`the Pods have no label ${key}=${value}`);
  }

  /** Whether its Pods run to their end; the API server gives it a selector. */
  private get isRun(): boolean {
    return this.kind === 'Job' || this.kind === 'CronJob';
  }

  private get podLabels(): Readonly<Record<string, string>> {
    return this.template.get('metadata', 'labels').strings;
  }

  get pod() {
    const waits = this.kind === 'Deployment' && !this.object.get('spec', 'strategy').isThere;
    return podOf(this.podSpec, this.matched, waits);
  }

  /** Its only container. @throws Unfit where it has others */
  get only(): Place {
    const [container, ...others] = this.podSpec.get('containers').items;
    if (!container || others.length > 0) throw new Unfit('a Program has one container');
    return container;
  }

  get containers(): Code {
    return this.podSpec.get('containers').list((one) => this.container(one));
  }

  /** The fields of itself and its Pods, without those of containers. */
  head(given: Readonly<Record<string, string>> = {}): readonly Property[] {
    const metadata = this.object.get('metadata');
    const selector = isSame(this.matched, { app: this.name })
      ? []
      : [{ key: 'selector', value: labelsCode(this.matched) }];
    const rest = Object.entries(this.podLabels).filter(
      ([key, value]) => !(key in this.matched) && given[key] !== value,
    );
    for (const key in given) if (!(key in this.podLabels)) throw new Unfit(`the Pods have no label ${key}`);
    return [
      ...entry('labels', metadata.get('labels')),
      ...entry('annotations', metadata.get('annotations')),
      ...selector,
      ...(rest.length > 0
        ? [this.template.get('metadata', 'labels').entry('podLabels', labelsCode(Object.fromEntries(rest)))]
        : []),
      ...entry('podAnnotations', this.template.get('metadata', 'annotations')),
    ];
  }

  /** What goes into its Pods beside their containers. */
  tail(): readonly Property[] {
    const { podSpec } = this;
    const init = podSpec.get('initContainers');
    const rest = podSpec.without('containers', 'initContainers', 'volumes', ...(this.isRun ? ['restartPolicy'] : []));
    const volumes = volumesOfPod(this.pod);
    const all = propertiesCode([
      ...rest.entries,
      ...(volumes ? [podSpec.get('volumes').entry('volumes', volumes)] : []),
    ]);
    return [
      ...(init.isThere
        ? [
            init.entry(
              'initContainers',
              init.list((one) => this.container(one)),
            ),
          ]
        : []),
      ...(hasNoProperties(all) ? [] : [{ key: 'podSpec', value: all }]),
    ];
  }

  container(container: Place): Code {
    const ports = portsOf(container);
    const [image, ...rest] = containerProps(container, this.pod);
    return propertiesCode([
      { key: 'name', value: textCode(container.get('name').text) },
      ...(image ? [image] : []),
      ...(ports ? [container.get('ports').entry('ports', ports)] : []),
      ...rest,
    ]);
  }

  /** The fields of its controller besides those that every construct takes. @param known the fields that are written already */
  private more(place: Place, key: string, ...known: readonly string[]): readonly Property[] {
    const rest = place.without(...known);
    return hasNoProperties(rest) ? [] : [{ key, value: rest }];
  }

  /** @param apart whether the governing Service of a StatefulSet is made apart */
  controller(apart = false): readonly Property[] {
    const spec = this.object.get('spec');
    const restart = this.podSpec.get('restartPolicy');
    const restartPolicy = () =>
      restart.value === 'OnFailure' ? [] : entry('restartPolicy', restart, restart.oneOf('Never'));
    switch (this.kind) {
      case 'Deployment':
        return [
          ...entry('strategy', spec.get('strategy')),
          ...this.more(spec, 'spec', 'replicas', 'selector', 'template', 'strategy'),
        ];
      case 'StatefulSet':
        return [
          ...(spec.get('serviceName').value === this.name && !apart
            ? []
            : entry('serviceName', spec.get('serviceName'))),
          ...(apart ? [{ key: 'governing', value: atomCode(false) }] : []),
          ...entry(
            'volumeClaimTemplates',
            spec.get('volumeClaimTemplates'),
            claimTemplates(spec.get('volumeClaimTemplates')),
          ),
          ...this.more(spec, 'spec', 'replicas', 'selector', 'template', 'serviceName', 'volumeClaimTemplates'),
        ];
      case 'Job':
        if (spec.get('selector').isThere) throw new Unfit('the API server gives a Job its selector');
        return [...restartPolicy(), ...this.more(spec, 'spec', 'template')];
      case 'CronJob': {
        const job = spec.get('jobTemplate').only('metadata', 'spec');
        job.get('metadata').only('labels', 'annotations');
        return [
          ...entry('schedule', spec.get('schedule')),
          ...restartPolicy(),
          ...entry('jobLabels', job.get('metadata', 'labels')),
          ...entry('jobAnnotations', job.get('metadata', 'annotations')),
          ...this.more(job.get('spec'), 'jobSpec', 'template'),
          ...this.more(spec, 'spec', 'schedule', 'jobTemplate'),
        ];
      }
      default:
        return this.more(spec, 'spec', 'replicas', 'selector', 'template');
    }
  }

  get replicas(): readonly Property[] {
    const replicas = this.object.get('spec', 'replicas');
    if (this.isRun || this.kind === 'DaemonSet') return [];
    return entry('replicas', replicas);
  }
}

function entry(key: string, place: Place, code: Code | undefined = place.code): readonly Property[] {
  return place.isThere && code ? [place.entry(key, code)] : [];
}

function isSame(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

function labelsCode(labels: Readonly<Record<string, string>>): Code {
  return propertiesCode(Object.entries(labels).map(([key, value]) => ({ key, value: textCode(value) })));
}

function claimTemplates(templates: Place): Code | undefined {
  if (!templates.isThere) return undefined;
  return listCode(
    templates.items.map((template) => {
      template.only('metadata', 'spec').get('metadata').only('name', 'labels', 'annotations');
      const [metadata, spec] = [template.get('metadata'), template.get('spec')];
      spec.get('resources').only('requests').get('requests').only('storage');
      const storage = spec.get('resources', 'requests', 'storage');
      if (!/^\d+(\.\d+)?([KMGTPE]i|[kMGTPE])$/.test(storage.text)) throw new Unfit(`storage ${storage.text}`);
      const modes = spec.get('accessModes');
      const isUsual = JSON.stringify(modes.value) === '["ReadWriteOnce"]';
      for (const mode of modes.items) mode.oneOf('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod');
      const rest = spec.without('accessModes', 'storageClassName', 'resources');
      return propertiesCode([
        ...entry('name', metadata.get('name')),
        ...entry('storage', storage),
        ...(isUsual ? [] : entry('accessModes', modes)),
        ...entry('storageClassName', spec.get('storageClassName')),
        ...entry('labels', metadata.get('labels')),
        ...entry('annotations', metadata.get('annotations')),
        ...(hasNoProperties(rest) ? [] : [{ key: 'spec', value: rest }]),
      ]);
    }),
  );
}

/** @throws Unfit where the construct of its kind can't say it */
export function workload(object: Place, governed: 'by its own' | 'apart'): Made {
  const parts = new WorkloadParts(object);
  return {
    className: parts.kind,
    name: parts.name,
    props: [
      ...parts.head(),
      ...parts.replicas,
      { key: 'containers', value: parts.containers },
      ...parts.tail(),
      ...parts.controller(governed === 'apart'),
    ],
  };
}

/** What a Service has to know of the Pods of a workload. */
export function podBehindService(object: Place): Pick<Pod, 'ports' | 'matched'> {
  return new WorkloadParts(object).pod;
}

/** What a workload and the Service of its name say together. */
function together(object: Place, service: Place) {
  const parts = new WorkloadParts(object);
  if (!['Deployment', 'ReplicaSet', 'DaemonSet'].includes(parts.kind)) throw new Unfit(parts.kind);
  service.only('apiVersion', 'kind', 'metadata', 'spec');
  const metadata = service.get('metadata').only('name', 'namespace', 'labels', 'annotations');
  if (!isSame(metadata.get('labels').strings, parts.labels)) throw new Unfit('the Service has other labels');
  const own = parts.controller();
  if (own.length > 0) throw new Unfit(`${own[0]?.key} has no place there`);
  const controller = parts.kind === 'Deployment' ? [] : [{ key: 'controller', value: textCode(parts.kind) }];
  return { parts, head: [...controller, ...parts.head(parts.labels), ...parts.replicas] };
}

/** @throws Unfit where a Component can't say both */
export function component(object: Place, service: Place): Made {
  const { parts, head } = together(object, service);
  const more = [...forwardingOf(service, parts.pod), ...exposureOf(service), ...serviceMore(service, parts.pod)];
  return {
    className: 'Component',
    name: parts.name,
    props: [
      ...head,
      { key: 'containers', value: parts.containers },
      ...parts.tail(),
      { key: 'service', value: propertiesCode(more) },
    ],
  };
}

/** @throws Unfit where a Program can't say both */
export function program(object: Place, service: Place): Made {
  const { parts, head } = together(object, service);
  const container = parts.only;
  const name = container.get('name').text;
  const containerName = name === parts.name ? [] : [{ key: 'containerName', value: textCode(name) }];
  const [image, ...rest] = containerProps(container, parts.pod);
  const ports = ownPorts(container, service, parts.pod);
  if (ports[0]?.key === 'ports') assertByName(container);
  const exposure = exposureOf(service);
  const more = serviceMore(service, parts.pod);
  return {
    className: 'Program',
    name: parts.name,
    props: [
      ...head,
      ...containerName,
      ...(image ? [image] : []),
      ...ports,
      ...rest,
      ...parts.tail(),
      ...(exposure.length > 0 ? [{ key: 'exposure', value: propertiesCode(exposure) }] : []),
      ...(more.length > 0 ? [{ key: 'service', value: propertiesCode(more) }] : []),
    ],
  };
}

/** A Program asks its ports by their names, where they have some. @throws Unfit where a probe asks one by its number */
function assertByName(container: Place): void {
  const declared = new Set(container.get('ports').items.map((port) => port.get('containerPort').value));
  for (const kind of PROBES)
    for (const action of ['httpGet', 'tcpSocket', 'grpc'])
      if (declared.has(container.get(kind, action, 'port').value)) throw new Unfit(`${kind} asks by number`);
}
