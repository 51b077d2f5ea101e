/** What each line of `kubectl describe svc` says, by its name. */
const MEANINGS: Readonly<Record<string, string>> = {
  Name: "what other Pods find it by: the cluster's DNS answers to this name",
  Namespace: 'the name is found bare from here, and as `NAME.NAMESPACE` from elsewhere',
  Labels: "the Service's own, inherited from the Pods by `expose`; they select nothing",
  Annotations: 'notes for tools; there are none',
  Selector: 'the Pods that it forwards to: those with these labels, whatever made them. It names no ReplicaSet',
  Type: 'reached from outside, through a port of every node',
  'IP Family Policy': 'one kind of address only, as the cluster has',
  'IP Families': 'and that is IPv4',
  IP: 'the stable address: it stays while Pods come and go. A NodePort Service has one as well',
  IPs: 'the same, for a Service with an address of each kind',
  Port: 'the port of that address; it has no name, since it is the only one',
  TargetPort: 'the port of the Pods; the same, unless it is set',
  NodePort: 'the port of every node, chosen by the cluster from 30000 to 32767, so that it clashes with no other',
  Endpoints: 'the Pods that match the selector now, and are ready. This line is empty where the selector matches none',
  'Session Affinity': 'each connection may go to another Pod',
  'External Traffic Policy': 'a node also forwards to Pods of other nodes',
  'Internal Traffic Policy': 'inside of the cluster, too, any Pod may be the one',
  Events: 'what went wrong lately: nothing',
};

/**
 * The output of `kubectl describe svc`, line by line.
 *
 * @throws where a line is not explained
 */
export function explained(output: string): string {
  const rows = [...output.matchAll(/^(\S[^:]*):\s*(.*(?:\n +.*)*)$/gm)].map(([, name = '', value = '']) => {
    const meaning = MEANINGS[name];
    if (!meaning) throw new Error(`kubectl describe svc says ${name}: say in docs/describe.ts what that is`);
    const values = value.split('\n').map((line) => `\`${line.trim().replace(/ +/g, ' ')}\``);
    return `| ${name} | ${values.join('<br>')} | ${meaning} |`;
  });
  return ['| line | here | what it says |', '| --- | --- | --- |', ...rows].join('\n');
}
