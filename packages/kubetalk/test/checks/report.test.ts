import { check, type Options, report } from '../applied';
import '@microsoft/jest-sarif';
import { github } from '../../src/checks/formats/github';
import { sarif } from '../../src/checks/formats/sarif';
import { checkAsText } from '../../src/checks/formats/text';
import { UnreadableError } from '../../src/manifest/input-error';
import { manifestsOf } from '../../src/manifest/read';

const pod = (annotations: string, env = '') => `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels: {app: web}
  annotations: {${annotations}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 80}], env: [${env}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: NodePort, selector: {app: web}, ports: [{port: 80}]}
`;
const read = (text: string, file = 'k8s/web.yaml') => manifestsOf({ file, text });
const of = (manifests: string, options?: Options) => report([read(manifests)], options);
const lines = (manifests: string, options?: Options) =>
  of(manifests, options).findings.map(({ check, message }) => `${check}: ${message}`);

test('an annotation with a reason acknowledges what a check finds on its object', () => {
  expect(lines(pod(''))).toStrictEqual([
    'no-readiness-probe: no readinessProbe, so Service web sends it requests whether it is ready or not',
  ]);
  expect(lines(pod('acknowledge.kubetalk/no-readiness-probe: it answers at once'))).toStrictEqual([]);
});

test('an annotation that gives no reason, names no check or one that finds nothing is a finding', () => {
  expect(lines(pod('acknowledge.kubetalk/no-readiness-probe: " "'))).toStrictEqual([
    'acknowledgement: annotation acknowledge.kubetalk/no-readiness-probe: gives no reason',
    'no-readiness-probe: no readinessProbe, so Service web sends it requests whether it is ready or not',
  ]);
  expect(
    lines(
      pod(
        'acknowledge.kubetalk/no-readiness-probe: x, acknowledge.kubetalk/adress-port: x, acknowledge.kubetalk/env-twice: x',
      ),
    ),
  ).toStrictEqual([
    'acknowledgement: annotation acknowledge.kubetalk/adress-port: no check is called adress-port: did you mean address-port?',
    'acknowledgement: annotation acknowledge.kubetalk/env-twice: the check finds nothing here',
  ]);
});

test.each([
  ['mail', 'mail:25'],
  ['mail.office', 'mail.office.svc:25'],
  ['mail.office.svc.cluster.local:25', 'mail.office.svc:25'],
])('what is outside as %s answers to %s, and is needed', (outside, address) => {
  const [host = '', port] = outside.split(':');
  const manifests = pod('', `{name: MAIL_ADDR, value: "${address}"}`);
  const options = { complete: true, outside: [{ host, ...(port && { port: Number(port) }) }] };
  expect(of(manifests, { complete: true }).findings.map((finding) => finding.check)).toContain('address-unknown');
  const { findings, idle } = of(manifests, options);
  expect({ checks: findings.map((finding) => finding.check), idle }).toStrictEqual({
    checks: ['no-readiness-probe'],
    idle: [],
  });
});

test('a Secret that is declared as made elsewhere is not missing, or only in other namespaces than the named one', () => {
  const manifests = pod('', '{name: TOKEN, valueFrom: {secretKeyRef: {name: token, key: key}}}');
  const missing = (secrets: readonly string[]) =>
    of(manifests, { secrets, namespace: 'shop' }).findings.some((finding) => finding.check === 'reference-missing');
  expect([[], ['token'], ['shop/token'], ['office/token']].map(missing)).toStrictEqual([true, false, false, true]);
});

test('a finding that several variants have is reported once, and each is counted', () => {
  const manifests = read(pod(''));
  const { findings, counts } = report([manifests, manifests]);
  expect(findings.map(({ check: id }) => id)).toStrictEqual(['no-readiness-probe']);
  expect(counts).toStrictEqual({
    objects: 2,
    files: 1,
    unknown: 0,
    unknownKinds: {},
    variants: 2,
    known: 0,
    silenced: 0,
  });
});

test('what is outside and called by nothing no effect', () => {
  expect(of(pod(''), { outside: [{ host: 'mail' }, { host: 'vault.ops', port: 8200 }] }).idle).toStrictEqual([
    'outside mail',
    'outside vault.ops:8200',
  ]);
});

test('as with kubectl, --namespace takes objects without a namespace, and refuses those of another', () => {
  const named = (kind: string, namespace: string) =>
    `apiVersion: v1\nkind: ${kind}\nmetadata: {name: a${namespace && `, namespace: ${namespace}`}}\n`;
  const manifests = [
    named('ConfigMap', ''),
    named('ConfigMap', 'shop'),
    named('Secret', 'office'),
    named('Node', 'any'),
  ];
  expect(
    lines(manifests.slice(0, 1).concat(manifests.slice(2)).join('---\n'), { namespace: 'shop', flag: 'shop' }),
  ).toStrictEqual(['other-namespace: metadata.namespace is office, which kubectl apply -n shop refuses']);
  expect(lines(manifests.slice(1).join('---\n'), { namespace: 'shop' })).toStrictEqual([]);
});

test('a fingerprint survives another file, line and order of containers, and no two are the same', () => {
  const twice = (before: string, containers: string) =>
    check(
      read(
        `${before}apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n${containers}`,
        `${before.length}.yaml`,
      ),
    ).map(({ check, message, fingerprint }) => [check, message, fingerprint] as const);
  const a = '    - {name: a, image: x, ports: [{containerPort: 70000}, {containerPort: 80000}]}\n';
  const b = '    - {name: b, image: x, ports: [{containerPort: 70001}]}\n';
  const first = twice('', a + b);
  const moved = twice('# moved\n\n', b + a);
  expect(new Set(first.map(([, , fingerprint]) => fingerprint)).size).toBe(3);
  expect(moved.map(([, , fingerprint]) => fingerprint).sort()).toStrictEqual(
    first.map(([, , fingerprint]) => fingerprint).sort(),
  );
});

const everything = () =>
  report(
    [read(`${pod('')}---\napiVersion: v1\nkind: Service\nmetadata: {name: "a:b\\n%"}\nspec: {ports: [{port: 0}]}\n`)],
    {},
    {
      unreadable: [new UnreadableError('k8s/a, b.yaml', 'bad indentation of a mapping entry', '3:2')],
      leftOut: [{ path: 'k8s/chart', reason: 'a chart' }],
    },
  );

test('text says first what is broken, then the warnings of one kind together', () => {
  expect(checkAsText(everything(), false)).toMatchInlineSnapshot(`
"k8s/a, b.yaml
  error k8s/a, b.yaml:3 unreadable
    bad indentation of a mapping entry
    fix: correct it at that place

Service a:b\\u{a}% (v1)
  error k8s/web.yaml:18 invalid-name
    metadata.name "a:b\\u{a}%" is no DNS label (RFC 1123): use lower case
    letters, digits and "-", from and to a letter or digit
    fix: use lower case letters, digits and "-"
  error k8s/web.yaml:19 invalid-port
    spec.ports[0].port is 0, no port number: use 1 to 65535
    fix: use a number from 1 to 65535, or a name of at most 15 lower case
    letters, digits and "-"

warning no-readiness-probe
  - k8s/web.yaml:8 Pod web: no readinessProbe, so Service web sends it requests
    whether it is ready or not
  fix: give the container that serves the Service a readinessProbe

warning service-without-endpoints
  - k8s/web.yaml:19 Service a:b\\u{a}%: has neither a selector nor endpoints in
    the manifests
  fix: give it a selector, or add an EndpointSlice with the label
    kubernetes.io/service-name

left out: a chart (1: k8s/chart)
3 objects checked, 3 errors, 2 warnings
"
`);
});

test('GitHub gets one line a finding, in which nothing ends the command early', () => {
  expect(github(everything()).split('\n').slice(0, 3)).toMatchInlineSnapshot(`
[
  "::error file=k8s/a%2C b.yaml,line=3,title=kubetalk%3A unreadable::k8s/a, b.yaml: bad indentation of a mapping entry; fix: correct it at that place",
  "::error file=k8s/web.yaml,line=18,title=kubetalk%3A invalid-name::Service a:b\\u{a}%25 (v1): metadata.name "a:b%0A%25" is no DNS label (RFC 1123): use lower case letters, digits and "-", from and to a letter or digit; fix: use lower case letters, digits and "-"",
  "::error file=k8s/web.yaml,line=19,title=kubetalk%3A invalid-port::Service a:b\\u{a}%25 (v1): spec.ports[0].port is 0, no port number: use 1 to 65535; fix: use a number from 1 to 65535, or a name of at most 15 lower case letters, digits and "-"",
]
`);
});

test('SARIF is valid by its schema, and each result leads to its rule and its place', () => {
  const log = JSON.parse(sarif(everything()));
  expect(log).toBeValidSarifLog();
  const [{ tool, results }] = log.runs;
  expect(results.map(({ ruleIndex }: { ruleIndex: number }) => tool.driver.rules[ruleIndex].id)).toStrictEqual(
    results.map(({ ruleId }: { ruleId: string }) => ruleId),
  );
  expect(results[0]).toStrictEqual({
    ruleId: 'unreadable',
    ruleIndex: 4,
    level: 'error',
    message: { text: 'k8s/a, b.yaml: bad indentation of a mapping entry' },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: 'k8s/a%2C%20b.yaml' }, region: { startLine: 3 } },
        logicalLocations: [{ fullyQualifiedName: 'k8s/a, b.yaml', kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'kubetalk/v1': expect.stringMatching(/^[0-9a-f]{16}$/) },
  });
});

test('what a CustomResourceDefinition defines is no unknown kind, wherever it is given', () => {
  const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: shops.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Shop, plural: shops}
  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
`;
  const shop = 'apiVersion: example.com/v1\nkind: Shop\nmetadata: {name: corner}\n';
  const counted = [of(shop), of(`${crd}---\n${shop}`), of(shop, { crds: read(crd) })];
  expect(counted.map(({ counts: { objects, unknown } }) => [objects, unknown])).toEqual([
    [0, 1],
    [2, 0],
    [1, 0],
  ]);
});

test('what a file that was read alone names and does not hold is one warning; of several files each is its own', () => {
  const web = pod('', '{name: KEY, valueFrom: {secretKeyRef: {name: keys, key: a}}}, {name: DB, value: "http://db:80"}')
    .replace('containers:', 'serviceAccountName: robot\n  containers:')
    .replace('type: NodePort, ', '');
  const alone = checkAsText(of(web), false);
  expect(alone).toBe(`warning reference-missing, address-unknown
  - k8s/web.yaml: it names what is not in it: ServiceAccount robot (line 8),
    Service db (line 10), Secret keys (line 10)
  fix: name the files that hold these as well, or their folder

2 objects checked, 0 errors, 3 warnings
`);
  const others = read('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n', 'k8s/settings.yaml');
  expect(checkAsText(report([[...read(web), ...others]]), false).match(/^warning .*$/gm)).toStrictEqual([
    'warning reference-missing',
    'warning address-unknown',
  ]);
});

test('a part of an application that holds nothing of a sort lacks nothing of it; a part that holds some does', () => {
  const service = `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
`;
  const pod = `---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {app: db}}
spec: {containers: [{name: db, image: 'db:1', envFrom: [{configMapRef: {name: db}}, {secretRef: {name: db}}]}], imagePullSecrets: [{name: pull}]}
`;
  const found = (text: string, complete = false) => of(text, { complete }).findings.map(({ check: id }) => id);
  expect(found(service)).toStrictEqual([]);
  expect(found(service, true)).toStrictEqual(['service-selects-nothing', 'disruption-budget-selects-nothing']);
  expect(found(service + pod)).toStrictEqual([
    'service-selects-nothing',
    'disruption-budget-selects-nothing',
    'reference-missing',
  ]);
});
