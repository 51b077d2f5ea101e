import type { CautionId, RejectedId } from '../kubernetes/schema/problem';
import type { Check } from './check';
import { cautioned, refused } from './refused';

/** The texts of a check whose messages are those of the API server's rules for one object. */
type Row = Omit<Check, 'id' | 'outcome' | 'find'>;

/** What the API server refuses. */
const REFUSED: Readonly<Record<RejectedId, Row>> = {
  'missing-kind': {
    title: 'an object without apiVersion or kind',
    why: 'kubectl does not know what the object is and sends nothing; often a `---` is missing above it, or the file is no manifest.',
    remedy: 'give the object its apiVersion and kind',
    example: `apiVersion: v1
metadata:
  name: settings
data:
  DB: go-demo-2-db
`,
  },
  'unknown-kind': {
    title: 'a kind that its apiVersion does not have',
    why: 'No cluster serves it, so kubectl stops there, after it has applied the objects before it.',
    remedy: 'spell the kind and the apiVersion as `kubectl api-resources` lists them',
    example: `apiVersion: apps/v1
kind: ReplicaSett
metadata:
  name: api
`,
  },
  'removed-api-version': {
    title: 'an apiVersion in which a kind is served no longer',
    why: 'Old tutorials and charts name versions that clusters have removed; kubectl says that there is no match for the kind.',
    remedy: 'use the apiVersion that replaced it, and check the fields that changed with it',
    example: `apiVersion: extensions/v1beta1
kind: Ingress
metadata:
  name: api
`,
  },
  'unknown-field': {
    title: 'a field that the kind does not have',
    why: 'Since Kubernetes 1.25, kubectl has the API server refuse fields that it does not know. Other tools drop them silently: the setting then has no effect.',
    remedy: 'spell the field as the API does, and put it at its place',
    example: `apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  selectors:
    service: db
  ports:
    - port: 27017
`,
  },
  'wrong-type': {
    title: 'a value of another type than its field',
    why: 'YAML guesses types: `8080` is a number and `"8080"` a string, and `yes` may be either a string or true. The API server takes only the type that the field has.',
    remedy: 'write a value of the type of the field',
    example: `apiVersion: v1
kind: Pod
metadata:
  name: api
spec:
  containers:
    - name: api
      image: go-demo-2
      env:
        - name: PORT
          value: 8080
`,
  },
  'missing-field': {
    title: 'a required field that is missing',
    why: 'The API server refuses the object as a whole.',
    remedy: 'give the field',
    example: `apiVersion: v1
kind: Pod
metadata:
  name: api
spec:
  containers:
    - name: api
`,
  },
  'not-base64': {
    title: 'data that is not base64',
    why: 'Under `data`, a Secret holds its values in base64; a value in plain text is refused, or, where it happens to be base64, decoded to something else.',
    remedy: 'encode the value, or move it to stringData',
    example: `apiVersion: v1
kind: Secret
metadata:
  name: db
data:
  user: not in base64
`,
  },
  'invalid-name': {
    title: 'a name that Kubernetes does not allow',
    why: 'Names become DNS records and paths. What is allowed differs: a Service, a container and a ReplicaSet follow three different rules.',
    remedy: 'use lower case letters, digits and "-"',
    example: `apiVersion: v1
kind: Service
metadata:
  name: go_demo_2_db
spec:
  ports:
    - port: 27017
`,
  },
  'invalid-label': {
    title: "a label, an annotation's key or a selector that Kubernetes does not allow",
    why: 'Selectors are made of labels, so a value that is not allowed in one is not allowed in the other.',
    remedy: 'use letters, digits, "-", "_" and ".", from and to a letter or digit, at most 63',
    example: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  labels:
    team: shop & checkout
`,
  },
  'invalid-key': {
    title: "a key of a ConfigMap or Secret, or a variable's name, that Kubernetes does not allow",
    why: 'Keys become files and environment variables.',
    remedy: 'use letters, digits, "-", "_" and "."',
    example: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  DB/HOST: go-demo-2-db
`,
  },
  'invalid-port': {
    title: "a port's number or name that is not valid",
    why: 'A port is 1 to 65535. A name has at most 15 characters, and at least one letter, so that it differs from a number.',
    remedy: 'use a number from 1 to 65535, or a name of at most 15 lower case letters, digits and "-"',
    example: `apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  ports:
    - port: 80
      targetPort: 80800
`,
  },
  'invalid-value': {
    title: 'a value that the field does not allow',
    why: 'The API server takes only these words, and numbers only within these bounds; upper and lower case differ.',
    remedy: 'use one of the values that the message names',
    example: `apiVersion: v1
kind: Pod
metadata:
  name: api
spec:
  containers:
    - name: api
      image: go-demo-2
      imagePullPolicy: always
`,
  },
  'invalid-address': {
    title: 'an IP address, an address range or a host that is not valid',
    why: 'The value is refused as a whole, and with it the object.',
    remedy: 'write an address such as 10.0.0.1, a range such as 10.0.0.0/8 or a host name in lower case',
    example: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: db
spec:
  podSelector: {}
  ingress:
    - from:
        - ipBlock:
            cidr: 10.0.0.0
`,
  },
  'invalid-quantity': {
    title: 'an amount of a resource that is not valid, or more than its limit',
    why: '`64MB` is no amount, `64Mi` is. Requests must not exceed limits, or no node could keep to both.',
    remedy: 'use a number with one of the units m, k, M, G, Ki, Mi and Gi, and requests within limits',
    example: `apiVersion: v1
kind: Pod
metadata:
  name: api
spec:
  containers:
    - name: api
      image: go-demo-2
      resources:
        requests:
          memory: 512Mi
        limits:
          memory: 256Mi
`,
  },
  'invalid-probe': {
    title: 'a probe that is not valid',
    why: 'A probe asks in exactly one way. A probe that restarts a container needs one success, so other thresholds are refused there.',
    remedy: 'give the probe one of httpGet, tcpSocket, exec and grpc, and numbers that it allows',
    example: `apiVersion: v1
kind: Pod
metadata:
  name: api
spec:
  containers:
    - name: api
      image: go-demo-2
      livenessProbe:
        periodSeconds: 5
`,
  },
  'invalid-schedule': {
    title: 'a schedule or time zone that is not valid',
    why: "A CronJob is refused where its schedule can't be read.",
    remedy: 'write minute, hour, day, month and weekday, such as "0 3 * * *"',
    example: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: backup
spec:
  schedule: every day
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: backup
              image: backup
`,
  },
  'conflicting-fields': {
    title: 'fields of which one excludes the other',
    why: "The API server can't know which of them you mean.",
    remedy: 'keep one of the fields',
    example: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: api
spec:
  minAvailable: 1
  maxUnavailable: 1
  selector:
    matchLabels:
      service: api
`,
  },
  'duplicate-entry': {
    title: 'two entries that can be there only once',
    why: 'A name, number or path identifies each port, container, volume and mount.',
    remedy: 'give each entry its own name, number or path',
    example: `apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  ports:
    - name: http
      port: 80
    - name: web
      port: 80
`,
  },
  'unknown-volume': {
    title: 'a mount of a volume that the Pod does not have',
    why: 'A container mounts what its Pod has under volumes, by name.',
    remedy: 'name a volume of the Pod, or add it under volumes',
    example: `apiVersion: v1
kind: Pod
metadata:
  name: api
spec:
  containers:
    - name: api
      image: go-demo-2
      volumeMounts:
        - name: config
          mountPath: /etc/api
  volumes:
    - name: settings
      configMap:
        name: settings
`,
  },
  'selector-differs-from-template': {
    title: 'a workload that does not select its own Pods',
    why: 'The controller would make Pods for ever without ever counting one, so the API server refuses it.',
    remedy: 'give selector.matchLabels and the template the same labels',
    example: `apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: api
spec:
  selector:
    matchLabels:
      service: api
  template:
    metadata:
      labels:
        service: go-demo-2
    spec:
      containers:
        - name: api
          image: go-demo-2
`,
  },
  'service-type-fields': {
    title: "a field that a Service of its type can't have",
    why: 'A nodePort needs type NodePort or LoadBalancer, a headless Service is of type ClusterIP, and so on.',
    remedy: 'set the type that the field belongs to, or remove the field',
    example: `apiVersion: v1
kind: Service
metadata:
  name: front
spec:
  ports:
    - port: 80
      nodePort: 30001
`,
  },
  'node-port-range': {
    title: 'a nodePort outside of the range of clusters',
    why: 'A cluster gives nodePorts from one range, 30000 to 32767 unless it was set up otherwise. A dry run does not notice it, only an apply does.',
    remedy: 'use 30000 to 32767, or remove nodePort and let the cluster choose',
    example: `apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  type: NodePort
  ports:
    - port: 80
      nodePort: 8080
`,
  },
};

/** What it takes, and then drops, ignores or warns of, and what only it can judge. */
const CAUTIONED: Readonly<Record<CautionId, Row>> = {
  'deprecated-field': {
    title: 'a field, annotation or label that Kubernetes ignores, or is going to remove',
    why:
      'The API server stores it and prints a warning, which pipelines hide. A label that nodes no longer have keeps Pods pending; an ' +
      'annotation that no component reads protects nothing.',
    remedy: 'use its replacement',
    example: `apiVersion: v1
kind: Pod
metadata:
  name: worker
spec:
  nodeSelector: {beta.kubernetes.io/os: linux}
  containers:
    - name: worker
      image: worker:1
`,
  },
  'feature-off': {
    title: 'a field or apiVersion of a feature that clusters of this version have turned off',
    why:
      'The API server drops such a field without a warning and stores the rest, so its effect is missing; an apiVersion ' +
      'that is off is not served. The administrator of the cluster may have turned the feature on.',
    remedy: 'leave it out, enable the feature gate of the cluster, or use a version that has it on',
    example: `apiVersion: v1
kind: Pod
metadata:
  name: worker
spec:
  containers:
    - name: worker
      image: worker:1
      lifecycle: {stopSignal: SIGUSR1}
`,
  },
  'not-judged': {
    title: 'a value of a custom resource that is not judged, since that takes too long',
    why:
      'Patterns, anyOf, oneOf and rules of a CustomResourceDefinition can take hours for a short file. kubetalk spends a second or two ' +
      'on all of them. The API server may refuse what is left.',
    remedy: 'simplify the definition at that place, or ask the API server with kubectl apply --dry-run=server',
    example: `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: parcels.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Parcel, plural: parcels, singular: parcel}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                words: {type: string, pattern: '^(${'over-and-'.repeat(13)}){1000}$'}
---
apiVersion: example.com/v1
kind: Parcel
metadata: {name: letter}
spec: {words: a}
`,
  },
};

/** The checks of single objects, each judged as the API server judges it. */
export const refusals: readonly Check[] = [
  ...entries(REFUSED).map(
    ([id, row]): Check => ({ id, outcome: 'rejected', ...row, find: (topology) => refused(id, topology) }),
  ),
  ...entries(CAUTIONED).map(
    ([id, row]): Check => ({ id, outcome: 'risky', ...row, find: (topology) => cautioned(id, topology) }),
  ),
];

function entries<Id extends string>(rows: Readonly<Record<Id, Row>>): readonly (readonly [Id, Row])[] {
  return Object.entries(rows) as [Id, Row][];
}
