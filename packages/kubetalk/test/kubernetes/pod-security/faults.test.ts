import { podSecurityViolations } from '../../../src/kubernetes/pod-security';

const secured = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
  capabilities: { drop: ['ALL'] },
};
const pod = (securityContext: object) =>
  JSON.parse(JSON.stringify({ metadata: {}, spec: { containers: [{ name: 'web', securityContext }] } }));

test.each<[object, string[]]>([
  [secured, []],
  [{ ...secured, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } }, []],
  [
    { ...secured, capabilities: { drop: ['ALL'], add: ['CHOWN'] } },
    ['container web must not add the capability CHOWN'],
  ],
  [
    { ...secured, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE', 'CHOWN'] } },
    ['container web must not add the capability CHOWN'],
  ],
  [{ ...secured, capabilities: { drop: ['CHOWN'] } }, ['container web must drop ALL capabilities']],
  [{ ...secured, runAsUser: 0 }, ['container web must not set runAsUser to 0']],
  [{ ...secured, runAsUser: 1 }, []],
])('with %j a Pod is refused at restricted for %j', (securityContext, faults) => {
  expect(podSecurityViolations({ level: 'restricted', minor: 36 }, pod(securityContext))).toStrictEqual(faults);
  expect(podSecurityViolations({ level: 'privileged', minor: 36 }, pod(securityContext))).toStrictEqual([]);
});
