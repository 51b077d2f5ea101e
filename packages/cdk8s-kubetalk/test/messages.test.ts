import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The last line of each of the compiler's errors, which has the reason. */
function reasons(): string[] {
  const tsc = join(__dirname, '../../../node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '--pretty', 'false', '--project', join(__dirname, 'messages')], {
    encoding: 'utf8',
  });
  const errors = stdout.trimEnd().split(/\n(?! )/);
  return errors.map((error) =>
    (error.split('\n').at(-1) ?? '')
      .trim()
      .replace(/^.*error TS\d+: /, '')
      .replace(/in type '\{.*\}'/, ''),
  );
}

test('what the compiler says of a Service that can not work names what is at fault, and what would do', () => {
  const needsType = "Property 'type' is missing  but required in type 'BehindNodes'.";
  const onNoNode =
    `Type 'number' is not assignable to type 'Excluded<"a Service of type ClusterIP is on no node: ` +
    `add type NodePort or LoadBalancer">'.`;
  expect(reasons()).toStrictEqual([
    "Type '81' is not assignable to type 'PortReference<80>'.",
    `Type '"htpp"' is not assignable to type 'PortReference<"http" | 80> | undefined'.`,
    needsType,
    needsType,
    onNoNode,
    `Type 'string' is not assignable to type 'Excluded<"a headless Service is of type ClusterIP: remove type, or clusterIP">'.`,
    `Type 'string' is not assignable to type 'Excluded<"only a Service of type LoadBalancer has a loadBalancerClass">'.`,
    `Type '"NodePorts"' is not assignable to type '"ClusterIP" | "ExternalName" | "LoadBalancer" | "NodePort" | undefined'. ` +
      `Did you mean '"NodePort"'?`,
    `Type '"ExternalName"' is not assignable to type '"ClusterIP" | "LoadBalancer" | "NodePort" | undefined'.`,
    onNoNode,
    `Type '"htpp"' is not assignable to type 'number | "http" | UndeclaredPort | undefined'.`,
    "Type '81' is not assignable to type 'PortReference<80>'.",
  ]);
});
