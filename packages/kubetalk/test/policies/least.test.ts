import type { Json, JsonObject } from '../../src/manifest/manifest';
import { type LeastOptions, leastPolicies } from '../../src/policies/least';
import { dnsFrom } from '../../src/policies/peers';
import { statedCalls } from '../../src/policies/stated';
import { topologyOf } from '../topology/helpers';

/** A Deployment whose container has these fields, as YAML. */
const deployment = (name: string, container = '', more = '') => `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}, helm.sh/chart: shop-1.0}}
    spec: {containers: [{name: main, image: '${name}:1'${container && `, ${container}`}}]${more && `, ${more}`}}
`;
const service = (name: string, port: number, target: number | string = port, more = '') => `---
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: shop}
spec: {selector: {app: ${name}}, ports: [{port: ${port}, targetPort: ${target}}]${more && `, ${more}`}}
`;
const env = (name: string, value: string) => `env: [{name: ${name}, value: '${value}'}]`;
const shop = `${deployment('api', env('DB_HOST', 'db:80'))}${deployment('db', 'ports: [{name: sql, containerPort: 5432}]')}${service('db', 80, 'sql')}`;

const options = (text: string, { allow = [], ...others }: LeastOptions & { readonly allow?: readonly string[] }) => {
  const topology = topologyOf(text, { namespace: 'shop' });
  return { topology, ...others, stated: allow.flatMap((one) => statedCalls(topology, one)) };
};

type Wanted = LeastOptions & { readonly allow?: readonly string[] };

/** What each policy lets in and out in one line a rule, by its name; what closes the namespace and the rule for the DNS are left out. */
function opened(text: string, wanted: Wanted = {}) {
  const { topology, ...rest } = options(text, wanted);
  return Object.fromEntries(
    leastPolicies(topology, rest)
      .policies.filter(({ workload }) => workload)
      .map(({ name, spec: { ingress = [], egress = [] } }) => [
        name,
        [
          ...ingress.map((rule) => `in ${ruleText(rule, 'from')}`),
          ...egress.map((rule) => `out ${ruleText(rule, 'to')}`).filter((line) => !/kube-dns|dns-default/.test(line)),
        ],
      ]),
  );
}

const ruleText = (rule: object, side: string) => {
  const { ports = [], [side]: peers } = rule as Record<string, JsonObject[] | undefined>;
  const who = (peers as Peers[] | undefined)?.map(peerText).join(' or ') ?? 'everybody';
  return `${who}: ${(ports as JsonObject[]).map(({ port, protocol }) => `${port}/${protocol}`).join(' ') || 'any port'}`;
};

interface Peers {
  readonly podSelector?: { readonly matchLabels?: object };
  readonly namespaceSelector?: { readonly matchLabels?: object; readonly matchExpressions?: { values: string[] }[] };
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

/** `app=db of namespace data`, `10.0.0.0/8 without 10.1.0.0/16`. */
const peerText = ({ podSelector, namespaceSelector, ipBlock }: Peers): string => {
  const labels = (some: object = {}) => Object.entries(some).map((pair) => pair.join('=').replace(NAME, ''));
  const places =
    namespaceSelector?.matchExpressions?.flatMap(({ values }) => values) ?? labels(namespaceSelector?.matchLabels);
  const place = namespaceSelector ? `namespace ${places.join(', ')}` : [];
  if (ipBlock) return [ipBlock.cidr, ...(ipBlock.except ?? [])].join(' without ');
  return [labels(podSelector?.matchLabels), place].flat().join(' of ');
};

const NAME = 'kubernetes.io/metadata.name=';

const notes = (text: string, wanted: Wanted = {}) => {
  const { topology, ...rest } = options(text, wanted);
  return leastPolicies(topology, rest).notes.map(({ workload, message }) => [workload?.name, message]);
};

test('a namespace is closed, the Pods behind a Service admit its callers on their own port, and these reach them and the DNS', () => {
  const { topology } = options(shop, {});
  expect(leastPolicies(topology).policies.map(({ workload, notes: _, ...policy }) => [workload?.name, policy])).toEqual(
    [
      [
        undefined,
        {
          name: 'deny-all',
          namespace: 'shop',
          spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
        },
      ],
      [
        'api',
        {
          name: 'api',
          namespace: 'shop',
          spec: {
            podSelector: { matchLabels: { app: 'api' } },
            policyTypes: ['Egress'],
            egress: [
              { to: [{ podSelector: { matchLabels: { app: 'db' } } }], ports: [{ port: 5432, protocol: 'TCP' }] },
              {
                to: [
                  {
                    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
                    podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
                  },
                ],
                ports: [
                  { port: 53, protocol: 'UDP' },
                  { port: 53, protocol: 'TCP' },
                ],
              },
            ],
          },
        },
      ],
      [
        'db',
        {
          name: 'db',
          namespace: 'shop',
          spec: {
            podSelector: { matchLabels: { app: 'db' } },
            policyTypes: ['Ingress'],
            ingress: [
              { from: [{ podSelector: { matchLabels: { app: 'api' } } }], ports: [{ port: 5432, protocol: 'TCP' }] },
            ],
          },
        },
      ],
    ],
  );
});

const ingress = (className: string) => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec: {${className && `ingressClassName: ${className}, `}defaultBackend: {service: {name: web, port: {number: 80}}}}
`;
const web = deployment('web', 'ports: [{containerPort: 8080}]') + service('web', 80, 8080);
const object = (apiVersion: string, kind: string, rest: string) =>
  `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: it, namespace: shop}\n${rest}\n`;
const controller = `---
apiVersion: v1
kind: Pod
metadata: {name: nginx, namespace: edge, labels: {app: edge}}
spec: {containers: [{name: main, image: 'registry/ingress-nginx:1'}]}
`;

test.each<[string, string, string[], Wanted?]>([
  [
    'a NodePort, everybody',
    deployment('web', 'ports: [{containerPort: 8080}]') + service('web', 80, 8080, 'type: NodePort'),
    ['in everybody: 8080/TCP'],
  ],
  [
    'an Ingress of nginx, the namespaces that its controllers are in',
    web + ingress('nginx'),
    ['in namespace ingress-nginx, kube-system, nginx-ingress: 8080/TCP'],
  ],
  [
    'an Ingress of a namespace that is named, that',
    web + ingress('nginx'),
    ['in namespace edge: 8080/TCP'],
    { ingress: ['edge'] },
  ],
  [
    'an Ingress whose controller is in the manifests, its Pods',
    web + ingress('') + controller,
    ['in app=edge of namespace edge: 8080/TCP'],
  ],
  ['an Ingress of a class that nobody knows, everybody', web + ingress('ours'), ['in everybody: 8080/TCP']],
  [
    'a Route of OpenShift, its routers',
    web + object('route.openshift.io/v1', 'Route', 'spec: {to: {kind: Service, name: web}}'),
    ['in namespace network.openshift.io/policy-group=ingress, policy-group.network.openshift.io/ingress=: 8080/TCP'],
  ],
  [
    'a webhook, everybody: the API server is in no Pod that a selector finds',
    web +
      object(
        'admissionregistration.k8s.io/v1',
        'ValidatingWebhookConfiguration',
        'webhooks: [{name: a.b.c, clientConfig: {service: {name: web, namespace: shop, port: 80}}}]',
      ),
    ['in everybody: 8080/TCP'],
  ],
  [
    'a ServiceMonitor, the namespaces of Prometheus',
    web.replace(
      'metadata: {name: web, namespace: shop}\nspec: {sel',
      'metadata: {name: web, namespace: shop, labels: {app: web}}\nspec: {sel',
    ) +
      object(
        'monitoring.coreos.com/v1',
        'ServiceMonitor',
        'spec: {selector: {matchLabels: {app: web}}, endpoints: [{targetPort: 8080}]}',
      ),
    ['in namespace metrics: 8080/TCP'],
    { prometheus: ['metrics'] },
  ],
  [
    'a port of the node, everybody',
    deployment('web', 'ports: [{containerPort: 53, hostPort: 53, protocol: UDP}]'),
    ['in everybody: 53/UDP'],
  ],
])('the Pods behind %s: are let in', (...[, text, expected, wanted]) => {
  expect(opened(text, wanted).web).toEqual(expected);
});

const world =
  '0.0.0.0/0 without 10.0.0.0/8 without 100.64.0.0/10 without 169.254.0.0/16 without 172.16.0.0/12 without 192.168.0.0/16 or ::/0 without fc00::/7 without fe80::/10';

test.each<[string, string, string[]]>([
  ['a host of the world', env('PAY_URL', 'https://pay.example.com/v1'), [`out ${world}: 443/TCP`]],
  [
    'a host whose port is another variable',
    "env: [{name: SMTP_HOST, value: mail.example.com}, {name: SMTP_PORT, value: '587'}]",
    [`out ${world}: 587/TCP`],
  ],
  [
    'Pods of a namespace outside of the manifests',
    env('DB_URL', 'postgres://db.data.svc:5432'),
    ['out namespace data: any port'],
  ],
  [
    'the API server by its name',
    env('API_URL', 'https://kubernetes.default.svc'),
    ['out 0.0.0.0/0 or ::/0: 443/TCP 6443/TCP'],
  ],
  ['an address', env('DB_HOST', '203.0.113.7:5432'), ['out 203.0.113.7/32: 5432/TCP']],
  ['an address in a URL', env('DB', 'http://10.1.2.3/x'), ['out 10.1.2.3/32: any port']],
  ['an address of IPv6', env('DB_HOST', '2001:db8::7'), ['out 2001:db8::7/128: any port']],
  ['one with a port', env('DB_URL', 'http://[2001:db8::7]:8080/x'), ['out 2001:db8::7/128: 8080/TCP']],
  [
    'several of both kinds',
    env('PEERS', '[fd00::1]:7000,10.0.0.2:7000'),
    ['out 10.0.0.2/32: 7000/TCP', 'out fd00::1/128: 7000/TCP'],
  ],
  ['itself over IPv6', env('PEERS', '[::1]:7000,::,ff02::1'), []],
  ['a range of IPv6, an address of hardware, a time', env('X', 'fd00::/8 00:1b:44:11:3a:b7 12:30:45'), []],
  ['where it listens itself', env('LISTEN_ADDR', '10.1.2.3:80'), []],
  ['its own', env('HOST', '127.0.0.1:80'), []],
  ['a range', env('NET', '10.0.0.0/8'), []],
  ['nobody', '', []],
])('what calls %s is let out there', (_, container, expected) => {
  expect(opened(deployment('api', container)).api ?? []).toEqual(expected);
});

test.each<[string, string[]]>([
  ['api=db', ['out app=db: 5432/TCP']],
  ['deployment/api=db:5432', ['out app=db: 5432/TCP']],
  ['shop/api=db.shop:80', ['out app=db: 5432/TCP']],
  ['*=10.0.0.0/8:443', ['out 10.0.0.0/8: 443/TCP']],
  ['api=10.1.2.3', ['out 10.1.2.3/32: any port']],
  ['api=data/app=db:5432', ['out app=db of namespace data: 5432/TCP']],
  ['api=data/*', ['out namespace data: any port']],
  ['api=internet:443', [`out ${world}: 443/TCP`]],
  ['api=pay.example.com:443', [`out ${world}: 443/TCP`]],
])('--allow %s states a call that no manifest shows', (allow, expected) => {
  const text = deployment('api') + deployment('db', 'ports: [{containerPort: 5432}]') + service('db', 80, 5432);
  expect(opened(text, { allow: [allow] }).api).toEqual(expected);
});

test.each([
  ['api', '--allow api: use CALLER=WHERE, such as api=db:5432'],
  ['apo=db', 'apo: no workload is called that: did you mean api?'],
  ['api=dbb', '--allow api=dbb: the manifests have no dbb: did you mean db?'],
  [
    'api=mail',
    '--allow api=mail: the manifests have no mail: for Pods of others use NAMESPACE/KEY=VALUE or NAMESPACE/*',
  ],
  ['api=db:70000', '--allow api=db:70000: port 70000 is no port number: use 1 to 65535'],
])('--allow %s is refused', (allow, message) => {
  expect(() => opened(shop, { allow: [allow] })).toThrow(message);
});

test('where the DNS is another, or the manifests are for OpenShift, callers reach that', () => {
  const dns = (text: string, wanted: LeastOptions = {}) => {
    const { topology } = options(text, {});
    const { spec } = leastPolicies(topology, wanted).policies.find(({ name }) => name === 'api') ?? {};
    return spec?.egress?.slice(1).map((rule) => ruleText(rule, 'to'));
  };
  const usual = 'k8s-app=kube-dns of namespace kube-system: 53/UDP 53/TCP';
  expect(dns(shop)).toEqual([usual]);
  expect(dns(shop + object('route.openshift.io/v1', 'Route', 'spec: {}'))).toEqual([
    usual,
    'dns.operator.openshift.io/daemonset-dns=default of namespace openshift-dns: 5353/UDP 5353/TCP',
  ]);
  expect(dns(shop, { dns: ['169.254.20.10', 'kube-system/k8s-app=coredns:8053'].map(dnsFrom) })).toEqual([
    '169.254.20.10/32: 53/UDP 53/TCP',
    'k8s-app=coredns of namespace kube-system: 8053/UDP 8053/TCP',
  ]);
  expect(() => dnsFrom('a b')).toThrow('--dns a b: use openshift, NAMESPACE, NAMESPACE/KEY=VALUE or an address');
});

test('Pods are selected by labels that tell them from others: those of another release change nothing', () => {
  const job = object(
    'batch/v1',
    'CronJob',
    `spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: api, job: nightly}}, spec: {containers: [{name: main, image: 'it:1'}]}}}}}`,
  );
  const selectors = (text: string) =>
    leastPolicies(options(text, {}).topology).policies.map(({ spec }) => spec.podSelector as Json)[1];
  expect(selectors(shop)).toEqual({ matchLabels: { app: 'api' } });
  expect(selectors(shop + job)).toEqual({
    matchLabels: { app: 'api', 'helm.sh/chart': 'shop-1.0' },
  });
});

test('workloads that no label distinguishes, and calls that are not known, are a note', () => {
  const twin = deployment('api', env('DB_HOST', 'db')).replace('name: api', 'name: api2');
  expect(notes(shop + twin)).toEqual([
    ['api', 'no label distinguishes its Pods from those of Deployment api2: what is open to one is open to both'],
    ['api2', 'no label distinguishes its Pods from those of Deployment api: what is open to one is open to both'],
    [
      undefined,
      'no calls of these are known, so the policies allow none: Deployment db: --allow NAME=WHERE for one that has calls',
    ],
  ]);
  expect(notes(deployment('api', 'envFrom: [{secretRef: {name: settings}}]')).map(([, message]) => message)).toContain(
    'it takes variables from Secret settings, which the manifests do not hold, and may call what they name: --allow api=WHERE',
  );
  expect(notes(shop.replace('db:80', 'cache:6379'))[0]).toEqual([
    'api',
    'no Pods of cache:6379 are in the manifests, so the policy closes it: --allow api=WHERE opens it',
  ]);
});

const policy = (name: string, spec: string) =>
  object('networking.k8s.io/v1', 'NetworkPolicy', `spec: {${spec}}`).replace('name: it', `name: ${name}`);

test('policies of the manifests are kept: what they close or open is not closed or opened again, and no name is taken', () => {
  const closed = policy('all', 'podSelector: {}, policyTypes: [Ingress, Egress]');
  const open = policy(
    'db',
    'podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: api}}}]}]',
  );
  const { policies } = leastPolicies(options(shop + closed + open, {}).topology);
  expect(policies.map(({ name }) => name)).toEqual(['api']);
  const other = policy('db', 'podSelector: {matchLabels: {app: db}}, ingress: []');
  expect(leastPolicies(options(shop + other, {}).topology).policies.map(({ name }) => name)).toEqual([
    'deny-all',
    'api',
    'db-least',
  ]);
});

test.each([
  ['ingress: [{}]', ['lets everybody in on every port: what it opens stays open']],
  [
    'ingress: [{ports: [{port: 80}, {port: sql}]}]',
    ['lets everybody in on port 80, port sql: what it opens stays open'],
  ],
  [
    'egress: [{ports: [{protocol: UDP}]}]',
    ['lets its Pods out to everybody on every port over UDP: what it opens stays open'],
  ],
  ['ingress: [{from: [{podSelector: {}}], ports: [{port: 80}]}]', []],
])('a policy of the manifests that opens more than paths need is a note: %s', (rules, expected) => {
  const found = notes(shop + policy('it', `podSelector: {}, ${rules}`)).map(([, message]) => `${message}`);
  expect(found.filter((message) => message.includes('everybody'))).toEqual(
    expected.map((message) => `NetworkPolicy it (a.yaml:25) ${message}`),
  );
});

test('a Pod in the network of its node is no peer, and the parts of the cluster stay open', () => {
  const own =
    deployment('api', env('DB_HOST', 'db:80'), 'hostNetwork: true') +
    deployment('db', 'ports: [{name: sql, containerPort: 5432}]') +
    service('db', 80, 'sql');
  expect(opened(own)).toEqual({ db: ['in everybody: 5432/TCP'] });
  expect(notes(own)[0]).toEqual([
    'db',
    'Deployment api calls it from the network of its node: everybody is let in there',
  ]);
  const inCluster = shop.replaceAll('namespace: shop', 'namespace: kube-system');
  expect(leastPolicies(options(inCluster, {}).topology)).toMatchObject({
    policies: [],
    notes: [{ message: "namespace kube-system stays open: the cluster's own parts run there" }],
  });
});

test('what asks the API server by its own account is let out to it', () => {
  const binding = object(
    'rbac.authorization.k8s.io/v1',
    'RoleBinding',
    'subjects: [{kind: ServiceAccount, name: operator, namespace: shop}]\nroleRef: {kind: Role, name: it, apiGroup: rbac.authorization.k8s.io}',
  );
  const text = deployment('api', '', 'serviceAccountName: operator') + binding;
  expect(opened(text)).toEqual({ api: ['out 0.0.0.0/0 or ::/0: 443/TCP 6443/TCP'] });
  expect(opened(text, { apiServer: ['10.0.0.1'] })).toEqual({ api: ['out 10.0.0.1/32: 443/TCP 6443/TCP'] });
});

test('Pods without a label are selected by the labels that they lack, where these are few', () => {
  const job = (labels: string) =>
    object(
      'batch/v1',
      'CronJob',
      `spec: {jobTemplate: {spec: {template: {metadata: {labels: {}}, spec: {containers: [{name: main, image: 'it:1', ${env('DB', 'db:80')}}]}}}}}`,
    ) + deployment('other').replace('app: other, ', `app: other, ${labels}`);
  const found = leastPolicies(options(shop + job(''), {}).topology);
  expect(found.policies.find(({ name }) => name === 'it')?.spec.podSelector).toEqual({
    matchExpressions: [
      { key: 'app', operator: 'DoesNotExist' },
      { key: 'helm.sh/chart', operator: 'DoesNotExist' },
      { key: 'batch.kubernetes.io/job-name', operator: 'Exists' },
    ],
  });
  const many = Array.from({ length: 20 }, (_, index) => `k${index}: v, `).join('');
  const lost = leastPolicies(options(shop + job(many), {}).topology);
  expect(lost.unselectable.map(({ name }) => name)).toEqual(['it']);
});

const held = (kind: string, name: string, data: string) =>
  object('v1', kind, `${kind === 'Secret' ? 'stringData' : 'data'}: {${data}}`).replace('name: it', `name: ${name}`);
const mounting = (volume: string, mount = 'mountPath: /etc/api') =>
  deployment('api', `volumeMounts: [{name: v, ${mount}}]`, `volumes: [{name: v, ${volume}}]`);
const files = held(
  'ConfigMap',
  'files',
  `'a.conf': "db 10.1.2.3:5432\\nca https://pay.example.com/v1\\nlisten 0.0.0.0:80\\n", 'b.xml': '<a xmlns="http://www.w3.org/x" at="[fd00::7]:99"/>', 'c.conf': 'http://db.shop:80'`,
);
const closes = (where: string) => [
  'api',
  `it may call addresses that the policy closes: ${where}: --allow api=WHERE opens one`,
];
const all = '10.1.2.3:5432 in file a.conf, pay.example.com:443 in file a.conf, [fd00::7]:99 in file b.xml';

test.each<[string, string, string | undefined]>([
  ['files that it mounts', mounting('configMap: {name: files}') + files, all],
  ['files of a projected volume', mounting('projected: {sources: [{configMap: {name: files}}]}') + files, all],
  [
    'the one file that it sees',
    mounting('configMap: {name: files}', 'mountPath: /b.xml, subPath: b.xml') + files,
    '[fd00::7]:99 in file b.xml',
  ],
  [
    'no file, where it mounts none',
    deployment('api', '', 'volumes: [{name: v, configMap: {name: files}}]') + files,
    undefined,
  ],
  [
    'a file of a Secret, without what is in it',
    mounting('secret: {secretName: keys}') +
      held('Secret', 'keys', "'a.conf': 'db 10.1.2.3, https://pay.example.com', tls: abc"),
    'file a.conf of Secret keys',
  ],
  [
    'a variable of a Secret, without its value',
    deployment('api', 'env: [{name: DB_HOST, valueFrom: {secretKeyRef: {name: keys, key: db}}}]') +
      held('Secret', 'keys', "db: '10.1.2.3:5432'"),
    'DB_HOST of Secret keys',
  ],
  [
    'all variables of a Secret',
    deployment('api', 'envFrom: [{secretRef: {name: keys}}]') +
      held('Secret', 'keys', "DB: '[fd00::1]:5432', PASSWORD: x"),
    'DB of Secret keys',
  ],
])('addresses in %s are a note, and stay closed', (_, text, where) => {
  expect(opened(text).api).toBeUndefined();
  const about = notes(text).filter(([name]) => name === 'api');
  expect(about).toEqual(where === undefined ? [] : [closes(where)]);
});

test('an address that a variable takes from a ConfigMap is let out', () => {
  const settings = held('ConfigMap', 'settings', "db: '10.1.2.3:5432'");
  const one = 'env: [{name: DB_HOST, valueFrom: {configMapKeyRef: {name: settings, key: db}}}]';
  for (const container of [one, 'envFrom: [{configMapRef: {name: settings}}]'])
    expect(opened(deployment('api', container) + settings).api).toEqual(['out 10.1.2.3/32: 5432/TCP']);
});
