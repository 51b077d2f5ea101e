import { OPERATORS } from '../../src/topology/operators';
import { topologyOf } from './helpers';

// What the operators' own documentation (see each row) says that others refer to, for a resource `shop`: a Service and a Secret.
const made: Readonly<Record<string, { readonly service?: string; readonly secret?: string }>> = {
  'Prometheus.monitoring.coreos.com': { service: 'prometheus-operated:9090' },
  'PrometheusAgent.monitoring.coreos.com': { service: 'prometheus-agent-operated:9090' },
  'Alertmanager.monitoring.coreos.com': { service: 'alertmanager-operated:9093' },
  'ThanosRuler.monitoring.coreos.com': { service: 'thanos-ruler-operated:10902' },
  'Elasticsearch.elasticsearch.k8s.elastic.co': { service: 'shop-es-http:9200', secret: 'shop-es-elastic-user' },
  'Kibana.kibana.k8s.elastic.co': { service: 'shop-kb-http:5601', secret: 'shop-kb-http-certs-public' },
  'ApmServer.apm.k8s.elastic.co': { service: 'shop-apm-http:8200', secret: 'shop-apm-token' },
  'Logstash.logstash.k8s.elastic.co': { service: 'shop-ls-api:9600' },
  'Kafka.kafka.strimzi.io': { service: 'shop-kafka-bootstrap:9092', secret: 'shop-cluster-ca-cert' },
  'KafkaConnect.kafka.strimzi.io': { service: 'shop-connect-api:8083' },
  'KafkaBridge.kafka.strimzi.io': { service: 'shop-bridge-service:8080' },
  'KafkaUser.kafka.strimzi.io': { secret: 'shop' },
  'Cluster.postgresql.cnpg.io': { service: 'shop-rw:5432', secret: 'shop-app' },
  'Pooler.postgresql.cnpg.io': { service: 'shop:5432' },
  'postgresql.acid.zalan.do': { service: 'shop-repl:5432' },
  'PostgresCluster.postgres-operator.crunchydata.com': { service: 'shop-primary:5432', secret: 'shop-pguser-shop' },
  'RabbitmqCluster.rabbitmq.com': { service: 'shop:5672', secret: 'shop-default-user' },
  'MongoDBCommunity.mongodbcommunity.mongodb.com': { service: 'shop-svc:27017' },
  'InnoDBCluster.mysql.oracle.com': { service: 'shop:3306' },
  'RedisFailover.databases.spotahome.com': { service: 'rfs-shop:26379' },
  'Tenant.minio.min.io': { service: 'minio:443' },
  'OpenTelemetryCollector.opentelemetry.io': { service: 'shop-collector:4317' },
  'Jaeger.jaegertracing.io': { service: 'shop-query:16686' },
  'Grafana.grafana.integreatly.org': { service: 'shop-service:3000', secret: 'shop-admin-credentials' },
  'VMSingle.operator.victoriametrics.com': { service: 'vmsingle-shop:8429' },
  'VMAgent.operator.victoriametrics.com': { service: 'vmagent-shop:8429' },
  'VMAlertmanager.operator.victoriametrics.com': { service: 'vmalertmanager-shop:9093' },
  'VMCluster.operator.victoriametrics.com': { service: 'vmselect-shop:8481' },
  'RayCluster.ray.io': { service: 'shop-head-svc:10001' },
  'RayService.ray.io': { service: 'shop-serve-svc:8000' },
  'Service.serving.knative.dev': { service: 'shop:80' },
  'ScyllaCluster.scylla.scylladb.com': { service: 'shop-client:9042' },
  'Certificate.cert-manager.io': { secret: 'of-spec' },
  'ExternalSecret.external-secrets.io': { secret: 'of-target' },
  'SealedSecret.bitnami.com': { secret: 'shop' },
  'VaultStaticSecret.secrets.hashicorp.com': { secret: 'of-destination' },
};

test('every operator of the table has its row here', () => {
  expect(Object.keys(made).sort()).toEqual(Object.keys(OPERATORS).sort());
});

/** The resource, and a Pod that calls the Service. */
function manifests(kind: string): string {
  const [name = '', ...group] = kind.split('.');
  const { service = 'none:1' } = made[kind] ?? {};
  return `apiVersion: ${group.join('.')}/v1
kind: ${name}
metadata: {name: shop, namespace: data}
spec: {secretName: of-spec, target: {name: of-target}, destination: {name: of-destination}}
---
apiVersion: v1
kind: Pod
metadata: {name: client, namespace: data}
spec: {containers: [{name: client, image: 'client:1', env: [{name: API_ADDR, value: '${service}'}]}]}
`;
}

test.each(Object.entries(made))('%s makes what others refer to', (kind, { service, secret }) => {
  const topology = topologyOf(manifests(kind));
  const [call] = topology.calls;
  expect(call?.port && `${call.service?.name}:${call.port.number}`).toBe(service);
  expect(call?.service?.madeFor?.value.kind).toBe(service && kind.split('.')[0]);
  expect(secret === undefined || topology.has('Secret', 'data', secret)).toBe(true);
  expect(topology.has('Secret', 'other', secret ?? '')).toBe(false);
});
