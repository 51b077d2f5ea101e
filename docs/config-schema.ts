import { reported } from '../packages/kubetalk/src/checks/levels';

const text = { type: 'string', minLength: 1 };
const texts = { type: ['array', 'null'], items: text };

const services = {
  description: 'Services, and other hosts, outside of the manifests: HOST or HOST:PORT.',
  ...texts,
  items: { type: 'string', pattern: '^[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?(:[0-9]{1,5})?$' },
};

/** The JSON schema of `kubetalk.yaml`, by which editors complete and explain its keys. */
export function configSchema(): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'kubetalk.yaml',
  description:
    'The settings of every run of kubetalk in this folder and the folders in it. Paths are from the folder of the file.',
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    kubernetesVersion: {
      description: 'The Kubernetes to judge by, in quotes: "1.30", or "1.28..1.36" for an upgrade.',
      ...text,
    },
    namespace: { description: 'The namespace of objects that name none.', ...text },
    complete: {
      description: 'Whether nothing is applied beside these manifests: what they lack is then missing.',
      type: 'boolean',
      default: false,
    },
    crds: { description: 'Files and folders with CustomResourceDefinitions.', ...texts },
    outside: {
      description: 'What is deployed elsewhere: a list of Services, or Services and Secrets.',
      anyOf: [
        services,
        {
          type: 'object',
          additionalProperties: false,
          properties: {
            services,
            secrets: {
              description: 'Secrets that no manifest holds: NAME, or NAMESPACE/NAME.',
              ...texts,
              items: { type: 'string', pattern: '^([a-z0-9][-a-z0-9]*/)?[a-z0-9][-a-z0-9.]*$' },
            },
          },
        },
      ],
    },
    policies: {
      description: 'What kubetalk policies needs that the manifests do not tell.',
      type: ['object', 'null'],
      additionalProperties: false,
      properties: {
        allow: { description: 'Calls that no manifest names: CALLER=WHERE, such as api=db:5432.', ...texts },
        dns: { description: 'Where the DNS of the cluster answers.', ...texts },
        ingress: { description: 'The namespaces of Ingress controllers.', ...texts },
        prometheus: { description: 'The namespaces of Prometheus.', ...texts },
        apiServer: { description: 'The addresses of the API server.', ...texts },
      },
    },
    checks: {
      description: 'The level of the findings of a check.',
      type: ['object', 'null'],
      additionalProperties: false,
      properties: Object.fromEntries(
        reported.map(({ id, title }) => [
          id,
          { description: `Finds ${title}.`, enum: ['off', 'warning', 'error', false] },
        ]),
      ),
    },
    exclude: { description: 'What is left out where folders are read: patterns as in .gitignore.', ...texts },
    allowRemote: {
      description:
        'Whether kustomizations may take parts from other machines and repositories. Counts only in a file outside of the repository, that --config names.',
      type: 'boolean',
      default: false,
    },
    baseline: { description: 'The file with findings that are known and let pass.', ...text },
    diff: {
      description: 'What kubetalk diff makes of differences.',
      type: ['object', 'null'],
      additionalProperties: false,
      properties: {
        ignore: {
          description: 'Fields whose differences are ignored, such as metadata.labels.helm.sh/chart.',
          ...texts,
        },
        listKeys: {
          description:
            'The field that identifies the items of a list, by KIND PATH, such as Rollout spec.strategy.canary.steps.',
          type: ['object', 'null'],
          additionalProperties: text,
        },
      },
    },
    $schema: { description: 'Where editors find this schema.', ...text },
  },
};
