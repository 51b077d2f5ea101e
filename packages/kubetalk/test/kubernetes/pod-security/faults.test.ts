import { podSecurityFaults } from '../../../src/kubernetes/pod-security';

const secured = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
  capabilities: { drop: ['ALL'] },
};
const pod = (securityContext: object) => JSON.parse(JSON.stringify({ containers: [{ name: 'web', securityContext }] }));

test.each<[object, string[]]>([
  [secured, []],
  [{ ...secured, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } }, []],
  [{ ...secured, capabilities: { drop: ['ALL'], add: ['CHOWN'] } }, ['containers[0].securityContext.capabilities.add']],
  [
    { ...secured, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE', 'CHOWN'] } },
    ['containers[0].securityContext.capabilities.add'],
  ],
  [{ ...secured, capabilities: { drop: ['CHOWN'] } }, ['containers[0].securityContext.capabilities.drop']],
  [{ ...secured, runAsUser: 0 }, ['containers[0].securityContext.runAsUser']],
  [{ ...secured, runAsUser: 1 }, []],
])('with %j a Pod is refused at restricted for %j', (securityContext, faults) => {
  expect(podSecurityFaults('restricted', pod(securityContext))).toStrictEqual(faults);
  expect(podSecurityFaults('privileged', pod(securityContext))).toStrictEqual([]);
});
