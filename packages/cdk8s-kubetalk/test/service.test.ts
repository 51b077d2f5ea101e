import { App, Chart } from 'cdk8s';
import { undeclared } from '../src/port';
import { Service } from '../src/service';
import { api, chart } from './helpers';

test('a Service is written with the given properties, and selects the Pods of its workload', () => {
  const scope = chart();
  new Service(scope, 'svc', { name: 'web', selector: api(scope), port: 8080 });
  expect(scope.toJson()[1]).toStrictEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { selector: { app: 'api' }, ports: [{ port: 8080 }] },
  });
});

test('its port may differ from the one it forwards to', () => {
  const scope = chart();
  new Service(scope, 'svc', { name: 'web', selector: api(scope), port: 80, targetPort: 8080 });
  expect(scope.toJson()[1].spec.ports).toStrictEqual([{ port: 80, targetPort: 8080 }]);
});

describe('the name that a caller finds it by', () => {
  const charts = (own?: string, callers?: string) => {
    const app = new App();
    const chartOf = (id: string, namespace?: string) => new Chart(app, id, namespace ? { namespace } : {});
    const scope = chartOf('own', own);
    return {
      service: new Service(scope, 'svc', { name: 'web', selector: api(scope), port: 8080 }),
      caller: chartOf('callers', callers),
    };
  };

  test('is bare within its namespace', () => {
    const { service, caller } = charts('shop', 'shop');
    expect(service.hostFrom(caller)).toBe('web');
  });

  test('has its namespace behind it for a caller from another', () => {
    const { service, caller } = charts('shop', 'billing');
    expect(service.hostFrom(caller)).toBe('web.shop');
  });

  test('cannot be known where only the caller says its namespace', () => {
    const { service, caller } = charts(undefined, 'billing');
    expect(() => service.hostFrom(caller)).toThrow(
      new Error('Service web: called from namespace billing, but its chart names no namespace: give it one as well'),
    );
  });
});

describe('what is refused', () => {
  test('a port that no container declares, unless with a reason', () => {
    const scope = chart();
    const selector = api(scope);
    // @ts-expect-error the container declares 8080
    expect(() => new Service(scope, 'a', { name: 'web', selector, port: 8081 })).toThrow(
      new Error(
        'Service web: no container of ReplicaSet api declares port 8081 (it declares 8080): ' +
          "declare it, or say why not with undeclared(8081, '…')",
      ),
    );
    // @ts-expect-error nor does it declare 9090
    expect(() => new Service(scope, 'b', { name: 'web', selector, port: 80, targetPort: 9090 })).toThrow(/port 9090/);
    const reasoned = new Service(scope, 'c', { name: 'web', selector, port: undeclared(9090, 'the admin port') });
    expect(reasoned.port).toBe(9090);
    // @ts-expect-error the reason is the point
    expect(() => undeclared(9090, '')).toThrow(new Error('port 9090: say why no container declares it'));
    expect(() => undeclared(9090, ' \n')).toThrow(new Error('port 9090: say why no container declares it'));
    expect(() => undeclared(0, 'the admin port')).toThrow(new Error('port 0 is no port number: use 1 to 65535'));
  });

  test("a selector that is not its workload's", () => {
    const scope = chart();
    // @ts-expect-error labels are no workload
    expect(() => new Service(scope, 'svc', { name: 'web', selector: { app: 'web' }, port: 8080 })).toThrow(
      new Error('Service web: selector {"app":"web"} is no workload: give it the ReplicaSet whose Pods it is for'),
    );
  });

  test('a nodePort on a ClusterIP Service', () => {
    const scope = chart();
    const service = { name: 'web', selector: api(scope), port: 8080, nodePort: 30001 } as const;
    const fault = new Error(
      'Service web: nodePort 30001 on a ClusterIP Service: make its type NodePort or LoadBalancer, or leave it out',
    );
    // @ts-expect-error ClusterIP is the default
    expect(() => new Service(scope, 'a', service)).toThrow(fault);
    // @ts-expect-error said or not
    expect(() => new Service(scope, 'b', { ...service, type: 'ClusterIP' })).toThrow(fault);
  });

  test.each([29999, 32768, 80, 30000.5, -1, Number.NaN])('the nodePort %s', (nodePort) => {
    const scope = chart();
    const service = { name: 'web', selector: api(scope), port: 8080, type: 'NodePort' } as const;
    // @ts-expect-error a number that may be outside the range is refused as well
    expect(() => new Service(scope, 'svc', { ...service, nodePort })).toThrow(
      new Error(`Service web: nodePort ${nodePort} is outside 30000-32767`),
    );
  });

  test('a literal nodePort one off the range, while the range itself compiles', () => {
    const scope = chart();
    const service = { name: 'web', selector: api(scope), port: 8080, type: 'NodePort' } as const;
    new Service(scope, 'low', { ...service, nodePort: 30000 });
    new Service(scope, 'high', { ...service, nodePort: 32767 });
    // @ts-expect-error one too low
    expect(() => new Service(scope, 'a', { ...service, nodePort: 29999 })).toThrow();
    // @ts-expect-error one too high
    expect(() => new Service(scope, 'b', { ...service, nodePort: 32768 })).toThrow();
  });

  test('an empty or ill-formed name', () => {
    const scope = chart();
    const service = { selector: api(scope), port: 8080 } as const;
    // @ts-expect-error a name must not be empty
    expect(() => new Service(scope, 'a', { ...service, name: '' })).toThrow(/^Service at test\/a: name is empty/);
    // @ts-expect-error a Service's name starts with a letter
    expect(() => new Service(scope, 'b', { ...service, name: '2web' })).toThrow(/did you mean "web"\?$/);
    const long: string = 'a'.repeat(64);
    expect(() => new Service(scope, 'c', { ...service, name: long })).toThrow(
      new Error(`Service ${long}: name has 64 characters: shorten it to 63`),
    );
  });

  test('a type that there is not', () => {
    const scope = chart();
    // @ts-expect-error NodePort, with capitals
    expect(() => new Service(scope, 'a', { name: 'web', selector: api(scope), port: 8080, type: 'nodeport' })).toThrow(
      new Error('Service web: type "nodeport" is not one of ClusterIP, NodePort, LoadBalancer, ExternalName'),
    );
  });
});
