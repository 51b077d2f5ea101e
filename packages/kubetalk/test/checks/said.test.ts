import { checks } from '../../src/checks';
import type { Check } from '../../src/checks/check';
import { faultsIn, outcomeOf } from '../../src/checks/run';
import { Kubernetes } from '../../src/kubernetes/version';
import {
  budget,
  claim,
  claiming,
  env,
  file,
  ingress,
  monitor,
  namespaced,
  object,
  pod,
  policy,
  port,
  scaler,
  service,
  workload,
} from '../flow';
import { topologyOf } from '../topology/helpers';

// What one check says of a few objects, word for word: each row is a case of its own of what the check tells apart.

/** Checks by id, objects, and what is found: the outcome and the sentence. */
const rows: [id: string, objects: string[], ...found: string[]][] = [
  [
    'acknowledgement',
    [
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, annotations: {kubetalk.dev/x: y, 'acknowledge.kubetalk.dev/env-twice': ''}}}",
    ],
  ],
  [
    'address-localhost',
    [pod('a', env('DB_HOST=localhost'))],
    'risky container main: DB_HOST says localhost, where nothing else runs',
  ],
  [
    'address-localhost',
    [pod('a', env('MY_REDIS=localhost:6379'))],
    'risky container main: MY_REDIS says localhost, where nothing else runs',
  ],
  ['address-localhost', [pod('a', env('HOST=localhost', 'DBA=localhost', 'DB_HOST=db'))]],
  [
    'address-other-namespace',
    [pod('a', env('DB_HOST=db')), service('db', '', 'x'), service('db', '', 'z')],
    'broken container main: DB_HOST says db: that Service is in another namespace than default: did you mean db.x, db.z?',
  ],
  ['address-other-namespace', [pod('a', env('DB_HOST=db.x')), service('db', '', 'x')]],
  [
    'address-port',
    [pod('a', env('DB_HOST=db:81')), service('db')],
    'broken container main: DB_HOST says db:81, but Service db has port 80: did you mean 80?',
  ],
  [
    'address-port',
    [
      pod('a', env('DB_HOST=db:81')),
      service('db', 'selector: {app: db}, ports: [{port: 80, name: a}, {port: 8080, name: b}]'),
    ],
    'broken container main: DB_HOST says db:81, but Service db has ports 80, 8080',
  ],
  [
    'address-port',
    [
      pod('a', env('DB_HOST=db:27017')),
      service('db', 'selector: {app: db}, ports: [{port: 80, name: a}, {port: 90, name: b, targetPort: 27017}]'),
    ],
    'broken container main: DB_HOST says db:27017, but Service db has ports 80, 90: did you mean 90?',
  ],
  ['address-port', [pod('a', env('DB_HOST=db:81')), service('db', 'type: ExternalName, externalName: db.example.com')]],
  [
    'address-port',
    [
      pod('a', env('DB_HOST=db:81')),
      service('db', 'clusterIP: None, selector: {app: db}, ports: [{port: 80}]'),
      pod('db', port('81')),
    ],
  ],
  [
    'address-port',
    [
      pod('a', env('DB_HOST=db:81')),
      service('db', 'clusterIP: None, selector: {app: db}, ports: [{port: 80}]'),
      pod('db', port('80')),
    ],
    'broken container main: DB_HOST says db:81, but Service db has port 80: did you mean 80?',
  ],
  [
    'address-port',
    [
      pod('a', env('DB_HOST=db:81')),
      service('db', 'clusterIP: None, selector: {app: db}, ports: [{port: 80}]'),
      pod('db'),
    ],
  ],
  [
    'address-unknown',
    [pod('a', env('DB_HOST=dbb')), service('db')],
    'broken container main: DB_HOST says dbb: no Service is called that: did you mean db?',
  ],
  [
    'address-unknown',
    [pod('a', env('DB_HOST=cache')), service('db')],
    'broken container main: DB_HOST says cache: no Service is called that',
  ],
  [
    'address-unknown',
    [pod('a', env('DB_HOST=cache.shop.svc')), service('db', '', 'shop')],
    'broken container main: DB_HOST says cache.shop.svc: no Service is called that in namespace shop',
  ],
  [
    'address-unknown',
    [pod('a', env('DB_HOST=cache.shop.svc')), service('db')],
    'risky container main: DB_HOST says cache.shop.svc: no Service is called that',
  ],
  ['address-unknown', [pod('a', env('DB_HOST=www.example.com')), service('db')]],
  [
    'address-unknown',
    [pod('a', env('DB_HOST=db.shopp')), service('db', '', 'shop')],
    'broken container main: DB_HOST says db.shopp: no Service is called that: did you mean db.shop?',
  ],
  [
    'address-unknown',
    [pod('a', env('DB_HOST=db.shopp.svc.cluster.local')), service('db', '', 'shop')],
    'broken container main: DB_HOST says db.shopp.svc.cluster.local: no Service is called that: did you mean db.shop.svc?',
  ],
  [
    'address-unknown',
    [
      workload('StatefulSet', 'ring', 'serviceName: ring, replicas: 2', env('DB_HOST=ring-5.ring')),
      service('ring', 'clusterIP: None, selector: {app: ring}, ports: [{port: 80}]'),
    ],
    'broken container main: DB_HOST says ring-5.ring: no Service is called that: did you mean ring-1.ring?',
  ],
  [
    'apply-refused',
    ['{apiVersion: v1, kind: Pod, metadata: {generateName: a-}}'],
    'risky metadata.generateName is refused by kubectl apply; give the object a name, or use kubectl create',
  ],
  [
    'backend-missing',
    [
      object(
        'gateway.networking.k8s.io/v1',
        'HTTPRoute',
        'r',
        'spec: {rules: [{backendRefs: [{name: dbb, port: 80}]}]}',
      ),
      service('db'),
    ],
    'broken Service dbb is not in namespace default: did you mean db?',
  ],
  [
    'backend-missing',
    [
      object(
        'gateway.networking.k8s.io/v1',
        'HTTPRoute',
        'r',
        'spec: {rules: [{backendRefs: [{name: web, port: 80}]}]}',
      ),
      service('web', '', 'x'),
      service('web', '', 'z'),
    ],
    'broken Service web is not in namespace default: did you mean web in namespace x or z?',
  ],
  [
    'backend-missing',
    [
      object(
        'gateway.networking.k8s.io/v1',
        'HTTPRoute',
        'r',
        'spec: {rules: [{backendRefs: [{name: web, port: 80}]}]}',
      ),
    ],
    'broken Service web is not in namespace default',
  ],
  [
    'backend-port-missing',
    [
      object(
        'gateway.networking.k8s.io/v1',
        'HTTPRoute',
        'r',
        'spec: {rules: [{backendRefs: [{name: db, port: 81}]}]}',
      ),
      service('db', 'ports: [{port: 80}, {port: 82, name: b}]'),
    ],
    'broken Service db has no port 81; it has 80, 82 (b)',
  ],
  [
    'backend-port-missing',
    [
      object(
        'gateway.networking.k8s.io/v1',
        'HTTPRoute',
        'r',
        'spec: {rules: [{backendRefs: [{name: db, port: 81}]}]}',
      ),
      service('db', 'clusterIP: None, selector: {app: a}'),
    ],
    'broken Service db has no port 81; it has none',
  ],
  [
    'backend-port-missing',
    [
      object(
        'gateway.networking.k8s.io/v1',
        'HTTPRoute',
        'r',
        'spec: {rules: [{backendRefs: [{name: db, port: 81}]}]}',
      ),
      service('db', 'type: ExternalName, externalName: a.b'),
    ],
  ],
  [
    'claim-shared',
    [claim('c', 'ReadWriteOnce'), workload('Deployment', 'a', '', '', claiming('c'))],
    'risky claim c is ReadWriteOnce, but Deployment a starts its new Pod before it ends the old one',
  ],
  [
    'claim-shared',
    [claim('c', 'ReadWriteOncePod'), workload('Deployment', 'a', 'replicas: 2', '', claiming('c'))],
    'risky claim c is ReadWriteOncePod, but Deployment a keeps 2 Pods',
  ],
  [
    'claim-shared',
    [claim('c', 'ReadWriteOnce'), workload('ReplicaSet', 'a', '', '', claiming('c'))],
    'risky claim c is ReadWriteOnce, but ReplicaSet a starts a Pod while the last one is still ending',
  ],
  [
    'claim-shared',
    [claim('c', 'ReadWriteOnce'), workload('Deployment', 'a', 'strategy: {type: Recreate}', '', claiming('c'))],
  ],
  ['claim-shared', [claim('c', 'ReadWriteOnce'), workload('Deployment', 'a', 'replicas: 0', '', claiming('c'))]],
  ['claim-shared', [claim('c', 'ReadWriteOnce, ReadWriteMany'), workload('Deployment', 'a', '', '', claiming('c'))]],
  [
    'claim-shared',
    [claim('c', 'ReadWriteOnce'), workload('StatefulSet', 'a', 'serviceName: a, replicas: 2', '', claiming('c'))],
  ],
  ['claim-shared', [claim('c', 'ReadWriteOnce'), workload('Deployment', 'a', '', '', claiming('other'))]],
  [
    'conflicting-fields',
    [
      object(
        'batch/v1',
        'CronJob',
        'c',
        "spec: {schedule: '0 3 * * *', jobTemplate: {spec: {manualSelector: true, template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}}}}",
      ),
    ],
    'rejected spec.jobTemplate.spec.manualSelector is true, but a CronJob selects its own: remove it',
  ],
  [
    'deprecated-api',
    [object('v1', 'Endpoints', 'a', 'subsets: []')],
    'risky v1 Endpoints is deprecated from Kubernetes 1.33 on; use discovery.k8s.io/v1 EndpointSlice',
  ],
  [
    'disruption-budget-blocks',
    [budget('maxUnavailable: 0, selector: {}')],
    'risky maxUnavailable 0 allows no eviction',
  ],
  [
    'disruption-budget-blocks',
    [budget('maxUnavailable: 0%, selector: {}')],
    'risky maxUnavailable 0% allows no eviction',
  ],
  ['disruption-budget-blocks', [budget('maxUnavailable: 10%, selector: {}')]],
  [
    'disruption-budget-blocks',
    [budget('minAvailable: 1, selector: {matchLabels: {app: a}}'), workload('Deployment', 'a', 'replicas: 1')],
    'risky minAvailable 1 allows no eviction: Deployment a has 1',
  ],
  [
    'disruption-budget-blocks',
    [budget('minAvailable: 1, selector: {matchLabels: {app: a}}'), workload('Deployment', 'a', 'replicas: 2')],
  ],
  [
    'disruption-budget-blocks',
    [budget('minAvailable: 51%, selector: {matchLabels: {app: a}}'), workload('Deployment', 'a', 'replicas: 2')],
    'risky minAvailable 51% allows no eviction: Deployment a has 2',
  ],
  [
    'disruption-budget-blocks',
    [budget('minAvailable: 50%, selector: {matchLabels: {app: a}}'), workload('Deployment', 'a', 'replicas: 2')],
  ],
  [
    'disruption-budget-blocks',
    [
      budget('minAvailable: 2, selector: {}'),
      workload('Deployment', 'a', 'replicas: 1'),
      workload('ReplicaSet', 'b', 'replicas: 1'),
    ],
    'risky minAvailable 2 allows no eviction: Deployment a has 1, ReplicaSet b has 1',
  ],
  [
    'disruption-budget-blocks',
    [
      budget('minAvailable: 2, selector: {}'),
      workload('Deployment', 'a', 'replicas: 1'),
      scaler('kind: Deployment, name: a'),
    ],
  ],
  [
    'disruption-budget-blocks',
    [
      budget('minAvailable: 3, selector: {}'),
      workload('Deployment', 'a', 'replicas: 1'),
      scaler('kind: Deployment, name: a'),
    ],
    'risky minAvailable 3 allows no eviction: Deployment a has 3',
  ],
  [
    'disruption-budget-blocks',
    [
      budget('minAvailable: 1, selector: {}'),
      workload('Deployment', 'a', 'replicas: 1'),
      scaler('kind: StatefulSet, name: a'),
    ],
    'risky minAvailable 1 allows no eviction: Deployment a has 1',
  ],
  ['disruption-budget-blocks', [budget('minAvailable: 1, selector: {}'), pod('a')]],
  ['disruption-budget-blocks', [budget('minAvailable: 0, selector: {}'), workload('Deployment', 'a', 'replicas: 0')]],
  [
    'disruption-budget-selects-nothing',
    [budget('minAvailable: 1, selector: {matchLabels: {app: databse}}'), pod('database')],
    'broken selector app=databse matches no Pod: did you mean app=database?',
  ],
  [
    'disruption-budget-selects-nothing',
    [budget('minAvailable: 1, selector: {matchLabels: {ap: database}}'), pod('database')],
    'broken selector ap=database matches no Pod: did you mean app=database?',
  ],
  [
    'disruption-budget-selects-nothing',
    [budget('minAvailable: 1, selector: {}')],
    'broken its selector matches no Pod',
  ],
  ['duplicate-object', [pod('a'), pod('a')], 'risky is given at a.yaml:2 too, and is the same'],
  ['duplicate-object', [pod('a'), pod('a', port('80'))], 'broken is given at a.yaml:4 too, and differs'],
  ['duplicate-object', [pod('a'), pod('a', '', 'app: a', 'x')]],
  [
    'env-twice',
    [pod('a', env('A=1', 'B=2', 'A=3', 'A=4'))],
    'broken container main: env A is there twice',
    'broken container main: env A is there twice',
  ],
  ['env-twice', [pod('a', 'env: [{value: a}, {value: b}]')]],
  [
    'external-name-unknown',
    [service('a', 'type: ExternalName, externalName: 10.0.0.1')],
    'broken externalName 10.0.0.1 is an address, but the DNS looks it up as a name; use a Service without a selector and an EndpointSlice',
  ],
  [
    'external-name-unknown',
    [service('a', 'type: ExternalName, externalName: dbb.shop.svc.cluster.local'), service('db', '', 'shop')],
    'broken externalName dbb.shop.svc.cluster.local is no Service of the manifests',
  ],
  [
    'external-name-unknown',
    [service('a', 'type: ExternalName, externalName: db.shopp.svc.cluster.local'), service('db', '', 'shop')],
    'broken externalName db.shopp.svc.cluster.local is no Service of the manifests: did you mean db.shop.svc?',
  ],
  [
    'external-name-unknown',
    [service('a', 'type: ExternalName, externalName: db.other.svc.cluster.local')],
    'risky externalName db.other.svc.cluster.local is no Service of the manifests',
  ],
  [
    'external-name-unknown',
    [
      service('a', 'type: ExternalName, externalName: db.other.svc.cluster.local'),
      '{apiVersion: v1, kind: Namespace, metadata: {name: other}}',
    ],
    'broken externalName db.other.svc.cluster.local is no Service of the manifests',
  ],
  [
    'external-name-unknown',
    [service('a', 'type: ExternalName, externalName: db.shop.svc.cluster.local'), service('db', '', 'shop')],
  ],
  [
    'external-name-unknown',
    [
      service('a', 'type: ExternalName, externalName: www.example.com'),
      service('b', 'type: ClusterIP, externalName: 10.0.0.1, ports: [{port: 80}]'),
    ],
  ],
  [
    'fixed-cluster-ip',
    [service('a', 'clusterIP: 10.0.0.1, ports: [{port: 80}]')],
    'risky clusterIP 10.0.0.1 is set, which only some cluster has',
  ],
  ['fixed-cluster-ip', [service('a', 'clusterIP: None, ports: [{port: 80}]'), service('b')]],
  [
    'fixed-replicas-scaled',
    [workload('Deployment', 'a', 'replicas: 2'), scaler('kind: Deployment, name: a')],
    'risky replicas 2 is set, but HorizontalPodAutoscaler s decides it',
  ],
  ['fixed-replicas-scaled', [workload('Deployment', 'a'), scaler('kind: Deployment, name: a')]],
  ['fixed-replicas-scaled', [workload('Deployment', 'a', 'replicas: 2'), scaler('kind: Deployment, name: b')]],
  [
    'headless-port',
    [
      service('db', 'clusterIP: None, selector: {app: db}, ports: [{port: 80, targetPort: 81}]'),
      pod('db', port('81')),
      pod('a', env('DB_HOST=db:80')),
    ],
    'broken container main: DB_HOST says db:80, but the Service is headless and its Pods listen on 81',
  ],
  [
    'headless-port',
    [service('db', 'clusterIP: None, selector: {app: db}, ports: [{port: 80, targetPort: 81}]'), pod('db', port('81'))],
    'risky port 80 is given, but the Service is headless and its Pods listen on 81',
  ],
  [
    'headless-port',
    [service('db', 'clusterIP: None, selector: {app: db}, ports: [{port: 80}]'), pod('db', port('80'))],
  ],
  ['headless-port', [service('db', 'selector: {app: db}, ports: [{port: 80, targetPort: 81}]'), pod('db', port('81'))]],
  [
    'ingress-backend-missing',
    [ingress('dbb', 'number: 80'), service('db')],
    'broken Service dbb is not in the manifests: did you mean db?',
  ],
  [
    'ingress-backend-missing',
    [ingress('web', 'number: 80'), service('db')],
    'broken Service web is not in the manifests',
  ],
  [
    'ingress-port-missing',
    [ingress('db', 'number: 81'), service('db')],
    'broken Service db has no port 81; it has 80: did you mean 80?',
  ],
  [
    'ingress-port-missing',
    [ingress('db', 'name: htp'), service('db', 'ports: [{port: 80, name: http}, {port: 443, name: https}]')],
    'broken Service db has no port htp; it has http, https: did you mean http?',
  ],
  [
    'ingress-port-missing',
    [
      ingress('db', 'number: 8080'),
      service('db', 'ports: [{port: 80, name: a}, {port: 81, name: b, targetPort: 8080}]'),
    ],
    'broken Service db has no port 8080; it has 80, 81: did you mean 81?',
  ],
  [
    'ingress-port-missing',
    [ingress('db', 'name: web'), service('db', 'ports: [{port: 80, name: a}, {port: 81, name: b}]')],
    'broken Service db has no port web; it has a, b',
  ],
  [
    'ingress-port-missing',
    [ingress('db', 'number: 80'), service('db', 'clusterIP: None')],
    'broken Service db has no port 80; it has none',
  ],
  [
    'ingress-port-missing',
    [ingress('db', 'number: 81'), service('db', 'type: ExternalName, externalName: a.b, ports: [{port: 80}]')],
  ],
  [
    'key-missing',
    [
      pod('a', 'env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: colr}}}]'),
      object('v1', 'ConfigMap', 'c', 'data: {color: red}'),
    ],
    'broken ConfigMap c has no key colr: did you mean color?',
  ],
  [
    'key-missing',
    [
      pod('a', 'env: [{name: A, valueFrom: {secretKeyRef: {name: c, key: b}}}]'),
      object('v1', 'Secret', 'c', 'stringData: {password: x}'),
    ],
    'broken Secret c has no key b',
  ],
  [
    'monitor-selects-nothing',
    [monitor('ServiceMonitor', 'selector: {matchLabels: {app: b}}, endpoints: []'), service('a')],
    'risky selector app=b matches no Service',
  ],
  [
    'monitor-selects-nothing',
    [
      monitor('ServiceMonitor', 'selector: {}, endpoints: [{port: htp}, {port: http}, {targetPort: 80}]'),
      service('a', 'ports: [{port: 80, name: http}]'),
    ],
    'risky port htp is no port of Service a: did you mean http?',
  ],
  ['monitor-selects-nothing', [monitor('ServiceMonitor', 'selector: {matchLabels: {app: b}}'), service('a', '', 'x')]],
  [
    'monitor-selects-nothing',
    [
      monitor('ServiceMonitor', 'selector: {matchLabels: {app: b}}, namespaceSelector: {any: true}'),
      service('a', '', 'x'),
    ],
    'risky selector app=b matches no Service',
  ],
  [
    'monitor-selects-nothing',
    [
      monitor('ServiceMonitor', 'selector: {matchLabels: {app: b}}, namespaceSelector: {matchNames: [x]}'),
      service('a', '', 'x'),
    ],
    'risky selector app=b matches no Service',
  ],
  [
    'monitor-selects-nothing',
    [monitor('PodMonitor', 'selector: {matchLabels: {app: b}}'), pod('a')],
    'risky selector app=b matches no Pod',
  ],
  [
    'monitor-selects-nothing',
    [
      monitor('PodMonitor', 'selector: {matchLabels: {app: a}}, podMetricsEndpoints: [{port: http}]'),
      pod('a', 'ports: [{containerPort: 80, name: web}]'),
    ],
    'risky port http is no port of Pod a',
  ],
  [
    'policy-cuts-path',
    [
      policy('podSelector: {}, ingress: [{ports: [{port: 27017, protocol: UDP}]}]'),
      service('db'),
      pod('db', port('80')),
      pod('a', env('DB_HOST=db')),
    ],
    'broken ingress cuts the path from Pod a to Pod db, port 80; it allows port 27017 over UDP: did you mean 80 over TCP, the port of the Pods?',
  ],
  [
    'policy-cuts-path',
    [
      policy('podSelector: {}, ingress: [{ports: [{port: 90}, {port: 91}]}]'),
      service('db'),
      pod('db', port('80')),
      pod('a', env('DB_HOST=db')),
    ],
    'broken ingress cuts the path from Pod a to Pod db, port 80; it allows port 90, port 91: did you mean 80, the port of the Pods?',
  ],
  [
    'policy-cuts-path',
    [policy('podSelector: {}'), service('db'), pod('db', port('80')), pod('a', env('DB_HOST=db'))],
    'broken ingress cuts the path from Pod a to Pod db, port 80',
  ],
  [
    'policy-peer-selects-nothing',
    [
      policy(
        'podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: b}}}, {ipBlock: {cidr: 10.0.0.0/8}}]}], egress: [{to: [{podSelector: {matchLabels: {app: c}}}]}]',
      ),
      pod('a'),
    ],
    'risky podSelector app=b matches no Pod of the manifests',
    'risky podSelector app=c matches no Pod of the manifests',
  ],
  [
    'policy-peer-selects-nothing',
    [
      policy('podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: b}}}]}]'),
      pod('a'),
      '{apiVersion: v1, kind: Namespace, metadata: {name: default, labels: {team: a}}}',
    ],
    'risky namespaceSelector team=b matches no Pod of the manifests',
  ],
  [
    'policy-peer-selects-nothing',
    [
      policy('podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: b}}}]}]'),
      pod('a'),
      '{apiVersion: v1, kind: Namespace, metadata: {name: default, labels: {other: a}}}',
    ],
  ],
  [
    'policy-peer-selects-nothing',
    [
      policy('podSelector: {}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: b}}}]}]'),
      pod('a'),
    ],
  ],
  [
    'policy-selects-nothing',
    [policy('podSelector: {matchLabels: {app: databse}}'), pod('database')],
    'broken podSelector app=databse matches no Pod: did you mean app=database?',
  ],
  [
    'policy-selects-nothing',
    [policy('podSelector: {matchLabels: {app: b}}'), pod('a')],
    'broken podSelector app=b matches no Pod',
  ],
  ['policy-selects-nothing', [policy('podSelector: {}')]],
  [
    'probe-port-undeclared',
    [pod('a', `readinessProbe: {tcpSocket: {port: 81}}, ${port('80')}`)],
    'risky container main: readinessProbe asks port 81, which nobody declares; its Pod declares 80: did you mean that?',
  ],
  [
    'probe-port-undeclared',
    [pod('a', `livenessProbe: {tcpSocket: {port: 81}}, ${port('80', '82')}`)],
    'risky container main: livenessProbe asks port 81, which nobody declares',
  ],
  [
    'probe-port-unknown',
    [
      pod(
        'a',
        'readinessProbe: {tcpSocket: {port: htp}}, ports: [{containerPort: 80, name: http}, {containerPort: 81}]',
      ),
    ],
    'broken container main: readinessProbe asks port htp, which it does not declare: did you mean http?',
  ],
  [
    'readiness-needs-service',
    [service('a'), pod('a', "readinessProbe: {exec: {command: [wget, 'http://a/']}}")],
    'broken container main: readinessProbe asks Service a, which forwards to these Pods once they are ready',
  ],
  [
    'readiness-needs-service',
    [
      service('a', 'publishNotReadyAddresses: true, selector: {app: a}, ports: [{port: 80}]'),
      pod('a', "readinessProbe: {exec: {command: [wget, 'http://a/']}}"),
    ],
  ],
  [
    'readiness-needs-service',
    [
      service('a', 'selector: {team: x}, ports: [{port: 80}]'),
      pod('a', "readinessProbe: {exec: {command: [wget, 'http://a/']}}", 'team: x'),
      pod('b', '', 'team: x'),
    ],
  ],
  [
    'reference-missing',
    [pod('a', 'envFrom: [{configMapRef: {name: confg}}]'), object('v1', 'ConfigMap', 'config', 'data: {a: b}')],
    'broken ConfigMap confg is not in the manifests: did you mean config?',
  ],
  [
    'reference-missing',
    [pod('a', 'envFrom: [{configMapRef: {name: b}}, {configMapRef: {name: b}}]')],
    'broken ConfigMap b is not in the manifests: the Pods of Pod a wait for it',
  ],
  [
    'reference-missing',
    [pod('a', 'envFrom: [{secretRef: {name: b}}]')],
    'risky Secret b is not in the manifests: the Pods of Pod a wait for it',
  ],
  [
    'reference-missing',
    [pod('a', 'envFrom: [{secretRef: {name: logn}}]'), object('v1', 'Secret', 'login', 'data: {}')],
    'broken Secret logn is not in the manifests: did you mean login?',
  ],
  [
    'reference-not-granted',
    [
      namespaced('HTTPRoute', 'r', 'spec: {rules: [{backendRefs: [{name: db, namespace: x, port: 80}]}]}', 'w'),
      service('db', '', 'x'),
    ],
    'broken Service db is in namespace x, which grants it to no HTTPRoutes of namespace w',
  ],
  [
    'reference-not-granted',
    [
      namespaced('HTTPRoute', 'r', 'spec: {rules: [{backendRefs: [{name: db, namespace: x, port: 80}]}]}', 'w'),
      service('db', '', 'x'),
      namespaced(
        'ReferenceGrant',
        'g',
        "spec: {from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: w}], to: [{group: '', kind: Service}]}",
        'x',
      ).replace('/v1,', '/v1beta1,'),
    ],
  ],
  [
    'reference-not-granted',
    [
      namespaced('HTTPRoute', 'r', 'spec: {rules: [{backendRefs: [{name: db, namespace: x, port: 80}]}]}', 'w'),
      service('db', '', 'x'),
      namespaced(
        'ReferenceGrant',
        'g',
        "spec: {from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: z}], to: [{group: '', kind: Service}]}",
        'x',
      ).replace('/v1,', '/v1beta1,'),
    ],
    'broken Service db is in namespace x, which grants it to no HTTPRoutes of namespace w',
  ],
  [
    'route-parent-missing',
    [
      namespaced('HTTPRoute', 'r', 'spec: {parentRefs: [{name: gatewy}]}', 'x'),
      namespaced('Gateway', 'gateway', 'spec: {listeners: []}', 'x'),
    ],
    'broken Gateway gatewy is not in namespace x: did you mean gateway?',
  ],
  [
    'route-parent-missing',
    [
      namespaced('HTTPRoute', 'r', 'spec: {parentRefs: [{name: gateway}]}', 'x'),
      namespaced('Gateway', 'gateway', 'spec: {listeners: []}', 'w'),
    ],
    'broken Gateway gateway is not in namespace x',
  ],
  [
    'route-parent-missing',
    [
      namespaced('HTTPRoute', 'r', 'spec: {parentRefs: [{name: gateway, namespace: w}]}', 'x'),
      namespaced('Gateway', 'gateway', 'spec: {listeners: []}', 'w'),
    ],
  ],
  [
    'route-parent-missing',
    [
      namespaced('HTTPRoute', 'r', 'spec: {parentRefs: [{name: gateway, sectionName: htp}]}', 'x'),
      namespaced('Gateway', 'gateway', 'spec: {listeners: [{name: http}]}', 'x'),
    ],
    'broken Gateway gateway has no listener htp: did you mean http?',
  ],
  [
    'route-parent-missing',
    [
      namespaced(
        'HTTPRoute',
        'r',
        'spec: {parentRefs: [{name: a, kind: Service}, {name: a, group: example.com}]}',
        'x',
      ),
    ],
  ],
  [
    'scale-target-missing',
    [scaler('kind: Deployment, name: webb'), workload('Deployment', 'web')],
    'broken scaleTargetRef Deployment webb is not in the manifests: did you mean web?',
  ],
  [
    'scale-target-missing',
    [scaler('kind: Deployment, name: web'), workload('StatefulSet', 'web', 'serviceName: a')],
    'broken scaleTargetRef Deployment web is not in the manifests: did you mean StatefulSet web?',
  ],
  [
    'scale-target-missing',
    [scaler('kind: Deployment, name: web')],
    'broken scaleTargetRef Deployment web is not in the manifests',
  ],
  ['scale-target-missing', [scaler('kind: Rollout, name: web'), scaler("kind: '', name: web")]],
  [
    'selectors-overlap',
    [workload('Deployment', 'a'), workload('ReplicaSet', 'a')],
    'risky selector app=a matches the Pods of ReplicaSet a as well',
    'risky selector app=a matches the Pods of Deployment a as well',
  ],
  [
    'selectors-overlap',
    [workload('Deployment', 'a'), pod('b', '', 'app: a')],
    'risky selector app=a matches the Pods of Pod b as well',
  ],
  ['selectors-overlap', [workload('Deployment', 'a'), workload('Deployment', 'b')]],
  [
    'service-scaled-to-zero',
    [service('a'), workload('Deployment', 'a', 'replicas: 0')],
    'risky selects the Pods of Deployment a, which has replicas 0',
  ],
  ['service-scaled-to-zero', [service('a'), workload('Deployment', 'a', 'replicas: 0'), pod('b', '', 'app: a')]],
  [
    'service-selects-nothing',
    [service('a', 'selector: {app: a, tier: web}, ports: [{port: 80}]'), pod('a', '', 'app: a, tier: db')],
    'broken selector app=a,tier=web matches no Pod; Pod a has tier=db: did you mean that?',
  ],
  [
    'service-selects-nothing',
    [service('a', 'selector: {tier: web}, ports: [{port: 80}]'), pod('b', '', 'tierr: web')],
    'broken selector tier=web matches no Pod; Pod b has tierr=web: did you mean that?',
  ],
  [
    'service-selects-nothing',
    [service('a', 'selector: {app: a, tier: web}, ports: [{port: 80}]'), pod('a', '', 'app: a')],
    'broken selector app=a,tier=web matches no Pod; Pod a has no label tier: did you mean that?',
  ],
  [
    'service-selects-nothing',
    [service('a', 'selector: {app: x}, ports: [{port: 80}]'), pod('a', '', 'team: z')],
    'broken selector app=x matches no Pod; Pod a has no label app: did you mean that?',
  ],
  [
    'service-selects-nothing',
    [service('a', 'selector: {app: x}, ports: [{port: 80}]'), pod('b', '', 'team: z')],
    'broken selector app=x matches no Pod',
  ],
  [
    'service-selects-nothing',
    [service('a', 'selector: {app: x}, ports: [{port: 80}]'), pod('b', '', 'app: x', 'other')],
    'broken selector app=x matches no Pod; Pod b has these labels, in namespace other: a Service reaches its own namespace only',
  ],
  [
    'service-without-endpoints',
    [service('a', 'ports: [{port: 80}]')],
    'broken has neither a selector nor endpoints in the manifests',
  ],
  [
    'service-without-endpoints',
    [
      service('a', 'ports: [{port: 80}]'),
      object('v1', 'Endpoints', 'a', 'subsets: [{addresses: [{ip: 10.0.0.1}], ports: [{port: 80, name: web}]}]'),
    ],
    'broken port 80 is called (no name), but its endpoints have the ports web; give the port of the Service and that of the endpoints the same name',
  ],
  [
    'service-without-endpoints',
    [
      service('a', 'ports: [{port: 80, name: web}]'),
      object('v1', 'Endpoints', 'a', 'subsets: [{addresses: [{ip: 10.0.0.1}], ports: [{port: 80, name: web}]}]'),
    ],
  ],
  [
    'stateful-set-service-missing',
    [
      workload('StatefulSet', 'ring', 'serviceName: rings'),
      service('ring', 'clusterIP: None, selector: {app: ring}, ports: [{port: 80}]'),
    ],
    'risky serviceName rings is no Service of the manifests: did you mean ring?',
  ],
  [
    'stateful-set-service-missing',
    [workload('StatefulSet', 'ring', 'serviceName: ring'), service('ring')],
    'risky serviceName ring is no headless Service of its Pods',
  ],
  [
    'stateful-set-service-missing',
    [
      workload('StatefulSet', 'ring', 'serviceName: ring'),
      service('ring', 'clusterIP: None, selector: {app: other}, ports: [{port: 80}]'),
    ],
    'risky serviceName ring is no headless Service of its Pods',
  ],
  ['stateful-set-service-missing', [workload('StatefulSet', 'ring'), workload('Deployment', 'a', 'serviceName: x')]],
  [
    'storage-class-missing',
    [
      object('v1', 'PersistentVolumeClaim', 'c', 'spec: {storageClassName: fst}'),
      object('storage.k8s.io/v1', 'StorageClass', 'fast', 'provisioner: x'),
    ],
    'risky StorageClass fst is not in the manifests: did you mean fast?',
  ],
  ['storage-class-missing', [object('v1', 'PersistentVolumeClaim', 'c', "spec: {storageClassName: ''}")]],
  [
    'target-port-protocol',
    [service('a', 'selector: {app: a}, ports: [{port: 53, protocol: UDP}]'), pod('a', port('53'))],
    'risky port 53 is UDP, but Pod a declares 53 for TCP',
  ],
  [
    'target-port-protocol',
    [service('a', 'selector: {app: a}, ports: [{port: 53}]'), pod('a', 'ports: [{containerPort: 53, protocol: UDP}]')],
    'broken port 53 is TCP, but Pod a declares 53 for UDP',
  ],
  [
    'target-port-undeclared',
    [service('a', 'selector: {app: a}, ports: [{port: 80, targetPort: 81}]'), pod('a', port('82'))],
    'risky port 80 forwards to 81, which no container of Pod a declares; it declares 82: did you mean that?',
  ],
  [
    'target-port-undeclared',
    [service('a'), pod('a', port('81'))],
    'risky port 80 forwards to 80, which no container of Pod a declares; it declares 81: did you mean that?',
  ],
  [
    'target-port-undeclared',
    [service('a'), pod('a', port('81', '82'))],
    'risky port 80 forwards to 80, which no container of Pod a declares; it declares 81, 82: did you mean one of these?',
  ],
  [
    'target-port-undeclared',
    [service('a'), pod('a')],
    'risky port 80 forwards to 80, which no container of Pod a declares',
  ],
  [
    'target-port-undeclared',
    [service('a'), pod('a', 'readinessProbe: {tcpSocket: {port: 80}}')],
    'risky port 80 forwards to 80, which no container of Pod a declares (it is probed there)',
  ],
  [
    'target-port-unknown',
    [
      service('a', 'selector: {app: a}, ports: [{port: 80, targetPort: htp}]'),
      pod('a', 'ports: [{containerPort: 80, name: http}, {containerPort: 81}]'),
    ],
    'broken targetPort htp is no port of Pod a (it declares http, 81): did you mean http?',
  ],
  [
    'target-port-unknown',
    [service('a', 'selector: {app: a}, ports: [{port: 80, targetPort: web}]'), pod('a')],
    'broken targetPort web is no port of Pod a (it declares no port)',
  ],
  [
    'variable-unknown',
    [pod('a', env('A=$(B)', 'B=1'))],
    'broken container main: A uses $(B), but B is set only further down',
  ],
  [
    'variable-unknown',
    [pod('a', env('A=$(B) $(B) $(C)', 'D=$(A)'))],
    'broken container main: A uses $(B), but B is set nowhere',
    'broken container main: A uses $(C), but C is set nowhere',
  ],
  ['variable-unknown', [pod('a', env('A=$(DB_SERVICE_HOST) $(DB_PORT_80_TCP) $$(X) $(1) $(date +%s)'))]],
  ['variable-unknown', [pod('a', `envFrom: [{configMapRef: {name: c}}], ${env('A=$(B)')}`)]],
];

test.each<[id: string, objects: string[], ...found: string[]]>(rows)('%s of %j', (id, objects, ...found) => {
  const topology = topologyOf(file(...objects), {
    complete: true,
    kubernetes: Kubernetes.newest,
  });
  const check = checks.find((one) => one.id === id) as Check;
  expect(
    faultsIn(topology, undefined, [check]).map(
      ({ fault }) => `${outcomeOf(check, fault)} ${fault.message}${fault.remedy ? `; ${fault.remedy}` : ''}`,
    ),
  ).toStrictEqual(found);
});
