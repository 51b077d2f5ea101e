import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { parse } from 'yaml';
import { type JsonObject, list, record, text } from '../../src/manifest/manifest';

/** What the API server says of an object. */
export interface Verdict {
  readonly accepted: boolean;
  readonly message: string;
  /** What it warns of all the same. */
  readonly warnings: readonly string[];
  /** What it would store. @default - it refuses the object */
  readonly stored?: JsonObject;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly warnings: readonly string[];
}

interface Config {
  readonly clusters: readonly {
    readonly cluster: { readonly server: string; readonly 'insecure-skip-tls-verify'?: boolean };
  }[];
  readonly users: readonly { readonly user: { readonly token?: string } }[];
}

/** Of a request that is never answered. */
const NO_ANSWER = 'no answer';

/** Asks a real API server about objects, with strict field validation, without changing anything. */
export class ApiServer {
  private readonly agent: Agent;
  private readonly server: string;
  private readonly token: string;
  private readonly resources = new Map<string, { readonly plural: string; readonly namespaced: boolean }>();

  /** @param path a kubeconfig whose first user has a token */
  constructor(path: string) {
    const config = parse(readFileSync(path, 'utf8')) as Config;
    const cluster = config.clusters[0]?.cluster;
    this.server = cluster?.server ?? '';
    this.token = config.users[0]?.user.token ?? '';
    this.agent = new Agent({
      keepAlive: true,
      maxSockets: 6,
      rejectUnauthorized: !cluster?.['insecure-skip-tls-verify'],
    });
  }

  /** Learns where objects of these apiVersions go. */
  async discover(apiVersions: Iterable<string>): Promise<void> {
    for (const version of new Set(apiVersions)) {
      const { status, body } = await this.call('GET', prefix(version));
      if (status !== 200) continue;
      const found = JSON.parse(body) as { resources: { name: string; kind: string; namespaced: boolean }[] };
      for (const { name, kind, namespaced } of found.resources)
        if (!name.includes('/')) this.resources.set(`${version}/${kind}`, { plural: name, namespaced });
    }
  }

  /** The version of the cluster, such as `v1.28.15`. */
  async version(): Promise<string> {
    const { body } = await this.call('GET', '/version');
    return text((JSON.parse(body) as JsonObject).gitVersion);
  }

  /** Makes CustomResourceDefinitions, and waits until they are served. */
  async define(definitions: readonly JsonObject[]): Promise<void> {
    const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
    for (const definition of definitions) {
      await this.call('POST', path, JSON.stringify(definition));
      const spec = record(definition.spec);
      const [version] = list(spec.versions).map(record);
      const resource = `/apis/${text(spec.group)}/${text(version?.name)}/${text(record(spec.names).plural)}`;
      while ((await this.call('GET', resource)).status !== 200) await new Promise((done) => setTimeout(done, 200));
    }
  }

  /** Whether objects like this one can be created at all. */
  serves({ apiVersion, kind }: JsonObject): boolean {
    return this.resources.has(`${text(apiVersion)}/${text(kind)}`);
  }

  /** Whether a mutant would be created where the object that it was made of would be. */
  async verdict(mutant: JsonObject, original: JsonObject): Promise<Verdict> {
    const refusal = refusedByKubectl(mutant);
    if (refusal) return { accepted: false, message: refusal, warnings: [] };
    const path = `${this.resourceOf(original)}?dryRun=All&fieldValidation=Strict`;
    return verdictOf(await this.call('POST', path, JSON.stringify(mutant)));
  }

  /** Makes an object for real. */
  async make(object: JsonObject): Promise<Verdict> {
    return this.apply(object, '');
  }

  /** Removes an object for real; where no controllers run, nobody else takes finalizers away. */
  async remove(object: JsonObject): Promise<void> {
    const patch = JSON.stringify({ metadata: { finalizers: null } });
    await this.call('PATCH', this.pathOf(object), patch, 'application/merge-patch+json');
    await this.call('DELETE', `${this.pathOf(object)}?gracePeriodSeconds=0&propagationPolicy=Background`);
  }

  /** Whether an object that is there would be changed to this one. */
  async update(object: JsonObject): Promise<Verdict> {
    return this.apply(object, '&dryRun=All');
  }

  private async apply(object: JsonObject, how: string): Promise<Verdict> {
    const path = `${this.pathOf(object)}?fieldManager=kubectl&force=true&fieldValidation=Strict${how}`;
    return verdictOf(await this.call('PATCH', path, JSON.stringify(object), 'application/apply-patch+yaml'));
  }

  private pathOf(object: JsonObject): string {
    return `${this.resourceOf(object)}/${text(record(object.metadata).name)}`;
  }

  private resourceOf({ apiVersion, kind, metadata }: JsonObject): string {
    const version = text(apiVersion);
    const resource = this.resources.get(`${version}/${text(kind)}`);
    const namespace = resource?.namespaced ? `/namespaces/${text(record(metadata).namespace)}` : '';
    return `${prefix(version)}${namespace}/${resource?.plural}`;
  }

  /** What it answers; some requests make its handler panic, which ends their connection and others', so each is tried again. */
  private async call(method: string, path: string, body?: string, type = 'application/json'): Promise<Answer> {
    for (let tries = 0; tries < 5; tries += 1) {
      const answer = await this.callOnce(method, path, body, type).catch(() => undefined);
      if (answer) return answer;
    }
    return { status: 0, body: JSON.stringify({ message: NO_ANSWER }), warnings: [] };
  }

  private callOnce(method: string, path: string, body: string | undefined, type: string): Promise<Answer> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': type };
    return new Promise((done, failed) => {
      const asked = request(`${this.server}${path}`, { method, headers, agent: this.agent }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('end', () => {
          const warnings = warningsIn(answer.headers.warning);
          done({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString(), warnings });
        });
      });
      asked.on('error', failed).end(body);
    });
  }
}

/** `299 - "a text", 299 - "another"` */
function warningsIn(header = ''): readonly string[] {
  return [...header.matchAll(/299 - ("(?:[^"\\]|\\.)*")/g)].map(([, quoted = '""']) => JSON.parse(quoted));
}

function verdictOf({ status, body, warnings }: Answer): Verdict {
  if (status > 0 && status < 300) return { accepted: true, message: '', warnings, stored: JSON.parse(body) };
  const { message, details, reason } = JSON.parse(body) as { message?: string; details?: unknown; reason?: string };
  return { accepted: false, message: message ?? `${status} ${reason} ${JSON.stringify(details)}`, warnings };
}

/** What kubectl does not even send. A POST may leave these out, since its address says them. */
function refusedByKubectl({ apiVersion, kind, metadata }: JsonObject): string | undefined {
  if (text(apiVersion) === '' || text(kind) === '') return 'kubectl: apiVersion or kind is not set';
  const { name, generateName } = record(metadata);
  return text(name) === '' && text(generateName) === '' ? 'kubectl: resource name may not be empty' : undefined;
}

function prefix(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
