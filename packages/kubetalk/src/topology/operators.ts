import { kindOf, namespaceOf } from '../kubernetes/objects';
import { at, identity, type JsonObject, type Manifest, record, strings, text } from '../manifest/manifest';
import { table } from '../manifest/table';

/**
 * What an operator makes of a resource. In every text `{name}` and `{namespace}` are the resource's, and `{spec.a.b}` is what it
 * has there; a text of which a part is missing is left out.
 */
interface Row {
  /** The Pods: their labels, and the ports that they listen on, by name. */
  readonly pods?: readonly { readonly labels: JsonObject; readonly ports?: Ports }[];
  /** Where the resource says more labels for its Pods. */
  readonly labelsAt?: string;
  /** Services by name, with their ports. */
  readonly services?: Readonly<Record<string, Ports>>;
  readonly secrets?: readonly string[];
  readonly configMaps?: readonly string[];
}

type Ports = Readonly<Record<string, number>>;

const operated = (name: string): JsonObject => ({
  'app.kubernetes.io/managed-by': 'prometheus-operator',
  'app.kubernetes.io/instance': '{name}',
  'app.kubernetes.io/name': name,
});

/**
 * Well-known operators: what they make that others refer to by name. A row holds what the operator's own documentation says about
 * it; add yours where you miss one.
 */
export const OPERATORS: Readonly<Record<string, Row>> = table<Row>({
  // https://prometheus-operator.dev/docs/api-reference/api/
  'Prometheus.monitoring.coreos.com': {
    pods: [
      {
        labels: {
          ...operated('prometheus'),
          prometheus: '{name}',
          'operator.prometheus.io/name': '{name}',
          'operator.prometheus.io/shard': '0',
        },
        ports: { web: 9090, 'reloader-web': 8080 },
      },
    ],
    labelsAt: 'podMetadata.labels',
    services: { 'prometheus-operated': { web: 9090 } },
  },
  'PrometheusAgent.monitoring.coreos.com': {
    pods: [
      {
        labels: { ...operated('prometheus-agent'), 'operator.prometheus.io/name': '{name}' },
        ports: { web: 9090, 'reloader-web': 8080 },
      },
    ],
    labelsAt: 'podMetadata.labels',
    services: { 'prometheus-agent-operated': { web: 9090 } },
  },
  'Alertmanager.monitoring.coreos.com': {
    pods: [
      {
        labels: { ...operated('alertmanager'), alertmanager: '{name}' },
        ports: { web: 9093, 'mesh-tcp': 9094, 'reloader-web': 8080 },
      },
    ],
    labelsAt: 'podMetadata.labels',
    services: { 'alertmanager-operated': { web: 9093, 'tcp-mesh': 9094 } },
  },
  'ThanosRuler.monitoring.coreos.com': {
    pods: [{ labels: { ...operated('thanos-ruler'), 'thanos-ruler': '{name}' }, ports: { web: 10902, grpc: 10901 } }],
    labelsAt: 'podMetadata.labels',
    services: { 'thanos-ruler-operated': { web: 10902, grpc: 10901 } },
  },
  // https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s
  'Elasticsearch.elasticsearch.k8s.elastic.co': {
    pods: [
      {
        labels: {
          'common.k8s.elastic.co/type': 'elasticsearch',
          'elasticsearch.k8s.elastic.co/cluster-name': '{name}',
        },
        ports: { https: 9200, transport: 9300 },
      },
    ],
    services: {
      '{name}-es-http': { https: 9200 },
      '{name}-es-internal-http': { https: 9200 },
      '{name}-es-transport': { transport: 9300 },
    },
    secrets: [
      '{name}-es-elastic-user',
      '{name}-es-http-ca-internal',
      '{name}-es-http-certs-internal',
      '{name}-es-http-certs-public',
    ],
  },
  'Kibana.kibana.k8s.elastic.co': {
    pods: [
      {
        labels: { 'common.k8s.elastic.co/type': 'kibana', 'kibana.k8s.elastic.co/name': '{name}' },
        ports: { https: 5601 },
      },
    ],
    services: { '{name}-kb-http': { https: 5601 } },
    secrets: ['{name}-kb-http-certs-internal', '{name}-kb-http-certs-public'],
  },
  'ApmServer.apm.k8s.elastic.co': {
    pods: [
      {
        labels: { 'common.k8s.elastic.co/type': 'apm-server', 'apm.k8s.elastic.co/name': '{name}' },
        ports: { https: 8200 },
      },
    ],
    services: { '{name}-apm-http': { https: 8200 } },
    secrets: ['{name}-apm-token', '{name}-apm-http-certs-public'],
  },
  'Logstash.logstash.k8s.elastic.co': {
    pods: [{ labels: { 'common.k8s.elastic.co/type': 'logstash', 'logstash.k8s.elastic.co/name': '{name}' } }],
    services: { '{name}-ls-api': { api: 9600 } },
  },
  // https://strimzi.io/docs/operators/latest/configuring.html
  'Kafka.kafka.strimzi.io': {
    pods: [
      {
        labels: { 'strimzi.io/cluster': '{name}', 'strimzi.io/kind': 'Kafka', 'strimzi.io/name': '{name}-kafka' },
        ports: { 'tcp-replication': 9091, 'tcp-clients': 9092, 'tcp-clientstls': 9093 },
      },
      {
        labels: { 'strimzi.io/cluster': '{name}', 'strimzi.io/kind': 'Kafka', 'strimzi.io/name': '{name}-zookeeper' },
        ports: { 'tcp-clients': 2181 },
      },
    ],
    services: {
      '{name}-kafka-bootstrap': { 'tcp-replication': 9091, 'tcp-clients': 9092, 'tcp-clientstls': 9093 },
      '{name}-kafka-brokers': { 'tcp-replication': 9091, 'tcp-clients': 9092, 'tcp-clientstls': 9093 },
      '{name}-zookeeper-client': { 'tcp-clients': 2181 },
    },
    secrets: ['{name}-cluster-ca-cert', '{name}-clients-ca-cert', '{name}-clients-ca'],
  },
  'KafkaConnect.kafka.strimzi.io': { services: { '{name}-connect-api': { 'rest-api': 8083 } } },
  'KafkaBridge.kafka.strimzi.io': { services: { '{name}-bridge-service': { 'rest-api': 8080 } } },
  'KafkaUser.kafka.strimzi.io': { secrets: ['{name}'] },
  // https://cloudnative-pg.io/documentation/current/service_management/
  'Cluster.postgresql.cnpg.io': {
    pods: [
      { labels: { 'cnpg.io/cluster': '{name}', 'cnpg.io/podRole': 'instance', role: 'primary' }, ports: postgres() },
    ],
    services: { '{name}-rw': postgres(), '{name}-ro': postgres(), '{name}-r': postgres() },
    secrets: ['{name}-app', '{name}-superuser', '{name}-ca', '{name}-server', '{name}-replication'],
  },
  'Pooler.postgresql.cnpg.io': {
    pods: [{ labels: { 'cnpg.io/poolerName': '{name}' }, ports: { pgbouncer: 5432 } }],
    services: { '{name}': { pgbouncer: 5432 } },
  },
  // https://postgres-operator.readthedocs.io
  'postgresql.acid.zalan.do': {
    pods: [{ labels: { application: 'spilo', 'cluster-name': '{name}' }, ports: postgres() }],
    services: { '{name}': postgres(), '{name}-repl': postgres(), '{name}-pooler': postgres() },
  },
  // https://access.crunchydata.com/documentation/postgres-operator/latest
  'PostgresCluster.postgres-operator.crunchydata.com': {
    pods: [{ labels: { 'postgres-operator.crunchydata.com/cluster': '{name}' }, ports: postgres() }],
    services: { '{name}-primary': postgres(), '{name}-replicas': postgres(), '{name}-pgbouncer': postgres() },
    secrets: ['{name}-pguser-{name}', '{name}-cluster-cert'],
  },
  // https://www.rabbitmq.com/kubernetes/operator/using-operator
  'RabbitmqCluster.rabbitmq.com': {
    pods: [
      {
        labels: {
          'app.kubernetes.io/name': '{name}',
          'app.kubernetes.io/component': 'rabbitmq',
          'app.kubernetes.io/part-of': 'rabbitmq',
        },
        ports: { amqp: 5672, management: 15672, prometheus: 15692 },
      },
    ],
    services: { '{name}': { amqp: 5672, management: 15672, prometheus: 15692 }, '{name}-nodes': {} },
    secrets: ['{name}-default-user', '{name}-erlang-cookie'],
  },
  // https://www.mongodb.com/docs/kubernetes-operator/current/
  'MongoDBCommunity.mongodbcommunity.mongodb.com': {
    pods: [{ labels: { app: '{name}-svc' }, ports: { mongodb: 27017 } }],
    services: { '{name}-svc': { mongodb: 27017 } },
  },
  // https://dev.mysql.com/doc/mysql-operator/en/
  'InnoDBCluster.mysql.oracle.com': {
    pods: [{ labels: { component: 'mysqld', 'mysql.oracle.com/cluster': '{name}' }, ports: { mysql: 3306 } }],
    services: { '{name}': { mysql: 3306, 'mysql-rw': 6446, 'mysql-ro': 6447 }, '{name}-instances': { mysql: 3306 } },
  },
  // https://github.com/spotahome/redis-operator
  'RedisFailover.databases.spotahome.com': {
    services: { 'rfs-{name}': { sentinel: 26379 }, 'rfrm-{name}': { redis: 6379 }, 'rfrs-{name}': { redis: 6379 } },
  },
  // https://min.io/docs/minio/kubernetes/upstream/
  'Tenant.minio.min.io': {
    pods: [{ labels: { 'v1.min.io/tenant': '{name}' }, ports: { http: 9000 } }],
    services: { minio: { http: 80, https: 443 }, '{name}-hl': { http: 9000 }, '{name}-console': { http: 9090 } },
  },
  // https://opentelemetry.io/docs/platforms/kubernetes/operator/
  'OpenTelemetryCollector.opentelemetry.io': {
    pods: [
      {
        labels: {
          'app.kubernetes.io/managed-by': 'opentelemetry-operator',
          'app.kubernetes.io/component': 'opentelemetry-collector',
          'app.kubernetes.io/instance': '{namespace}.{name}',
          'app.kubernetes.io/name': '{name}-collector',
        },
      },
    ],
    services: {
      '{name}-collector': { 'otlp-grpc': 4317, 'otlp-http': 4318 },
      '{name}-collector-headless': { 'otlp-grpc': 4317, 'otlp-http': 4318 },
      '{name}-collector-monitoring': { monitoring: 8888 },
    },
  },
  // https://www.jaegertracing.io/docs/1.76/deployment/operator/
  'Jaeger.jaegertracing.io': {
    pods: [{ labels: { app: 'jaeger', 'app.kubernetes.io/instance': '{name}' } }],
    services: {
      '{name}-query': { 'http-query': 16686, 'grpc-query': 16685 },
      '{name}-collector': { 'http-zipkin': 9411, 'grpc-jaeger': 14250, 'http-c-tchan-trft': 14268 },
      '{name}-agent': { 'zk-compact-trft': 5775, 'config-rest': 5778, 'jg-compact-trft': 6831 },
    },
  },
  // https://grafana.github.io/grafana-operator/
  'Grafana.grafana.integreatly.org': {
    pods: [{ labels: { app: '{name}' }, ports: { grafana: 3000 } }],
    services: { '{name}-service': { grafana: 3000 } },
    secrets: ['{name}-admin-credentials'],
  },
  // https://docs.victoriametrics.com/operator/
  'VMSingle.operator.victoriametrics.com': { services: { 'vmsingle-{name}': { http: 8429 } } },
  'VMAgent.operator.victoriametrics.com': { services: { 'vmagent-{name}': { http: 8429 } } },
  'VMAlertmanager.operator.victoriametrics.com': { services: { 'vmalertmanager-{name}': { web: 9093 } } },
  'VMCluster.operator.victoriametrics.com': {
    services: {
      'vminsert-{name}': { http: 8480 },
      'vmselect-{name}': { http: 8481 },
      'vmstorage-{name}': { http: 8482 },
    },
  },
  // https://docs.ray.io/en/latest/cluster/kubernetes/
  'RayCluster.ray.io': { services: { '{name}-head-svc': { gcs: 6379, dashboard: 8265, client: 10001 } } },
  'RayService.ray.io': {
    services: {
      '{name}-head-svc': { gcs: 6379, dashboard: 8265, client: 10001 },
      '{name}-serve-svc': { serve: 8000 },
    },
  },
  // https://knative.dev/docs/serving/services/
  'Service.serving.knative.dev': { services: { '{name}': { http: 80, https: 443 } } },
  // https://operator.docs.scylladb.com
  'ScyllaCluster.scylla.scylladb.com': {
    pods: [{ labels: { 'app.kubernetes.io/name': 'scylla', 'scylla/cluster': '{name}' }, ports: { cql: 9042 } }],
    services: { '{name}-client': { cql: 9042, 'cql-ssl': 9142 } },
  },
  // https://cert-manager.io/docs/usage/certificate/
  'Certificate.cert-manager.io': { secrets: ['{spec.secretName}'] },
  // https://external-secrets.io/latest/api/externalsecret/
  'ExternalSecret.external-secrets.io': { secrets: ['{spec.target.name}', '{name}'] },
  // https://github.com/bitnami-labs/sealed-secrets
  'SealedSecret.bitnami.com': { secrets: ['{name}', '{spec.template.metadata.name}'] },
  'VaultStaticSecret.secrets.hashicorp.com': { secrets: ['{spec.destination.name}'] },
});

function postgres(): Ports {
  return { postgres: 5432, postgresql: 5432 };
}

/** Something that an operator makes of a resource. */
export interface MadeByOperator {
  readonly manifest: Manifest;
  readonly namespace: string;
  readonly pods: readonly { readonly labels: Readonly<Record<string, string>>; readonly ports: Ports }[];
  readonly services: readonly { readonly name: string; readonly ports: Ports }[];
  readonly secrets: readonly string[];
  readonly configMaps: readonly string[];
}

/** What its operator makes of a resource, undefined where no operator is known for it. */
export function madeOf(manifest: Manifest): MadeByOperator | undefined {
  const kind = kindOf(manifest);
  const row = Object.hasOwn(OPERATORS, kind) ? OPERATORS[kind] : undefined;
  if (!row) return undefined;
  const fill = (some: string) => filled(some, manifest);
  const more = row.labelsAt ? strings(at(manifest.value.spec, row.labelsAt.split('.'))) : {};
  return {
    manifest,
    namespace: namespaceOf(manifest),
    pods: (row.pods ?? []).map(({ labels, ports = {} }) => ({
      labels: {
        ...Object.fromEntries(Object.entries(strings(labels)).map(([key, value]) => [key, fill(value)])),
        ...more,
      },
      ports,
    })),
    services: Object.entries(row.services ?? {}).map(([name, ports]) => ({ name: fill(name), ports })),
    secrets: (row.secrets ?? []).map(fill).filter(Boolean),
    configMaps: (row.configMaps ?? []).map(fill).filter(Boolean),
  };
}

/** The text with what the resource has in place of its braces, empty where it lacks some of it. */
function filled(template: string, manifest: Manifest): string {
  const { name } = identity(manifest);
  const known: JsonObject = { ...manifest.value, name, namespace: namespaceOf(manifest) };
  let missing = false;
  const result = template.replace(/\{([\w.]+)\}/g, (_, path: string) => {
    const value = text(at(record(known), path.split('.')));
    missing ||= value === '';
    return value;
  });
  return missing ? '' : result;
}
