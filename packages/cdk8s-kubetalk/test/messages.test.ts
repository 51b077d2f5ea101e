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

test('the errors of the compiler name what is wrong, and what to write', () => {
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
    `Type '"htpp"' is not assignable to type '"http" | 80 | UndeclaredPort | undefined'.`,
    "Type '81' is not assignable to type 'PortReference<80>'.",
    "Type '3001' is not assignable to type 'NodePortFrom30000To32767 | undefined'.",
    "Type '3001' is not assignable to type 'NodePortFrom30000To32767 | undefined'.",
    "Property '[excluded]' is missing in type '{ name: string; port: number; }[]' but required in type " +
      `'Excluded<"each of ports has its own port, targetPort, protocol and nodePort: remove them here">'.`,
    "Property '[excluded]' is missing in type 'Address' but required in type " +
      `'Excluded<"a Service has several addresses: give its url, address or host">'.`,
    "Property 'htpp' does not exist on type '{ readonly http: ServicePort; }'.",
    `Type 'number' is not assignable to type 'Excluded<"ports has it already">'.`,
    "Property 'ports' is missing  but required in type 'ProgramOfPorts<never, string, number>'.",
    "Object literal may only specify known properties, but 'livenesProbe' does not exist in type " +
      `'ProgramProps<80, "http", string>'. Did you mean to write 'livenessProbe'?`,
    `Type '"Cart"' is not assignable to type '"a name of lower case letters, digits and \\"-\\" that starts with a letter"'.`,
    `Type 'string' is not assignable to type 'Excluded<"a volume is one of claim, configMap, secret, file and source">'.`,
    `Argument of type '"LEVLE"' is not assignable to parameter of type '"LEVEL"'.`,
    "Object literal may only specify known properties, but 'nodeSelektor' does not exist in type " +
      `'Omit<PodSpec, "containers" | "initContainers">'. Did you mean to write 'nodeSelector'?`,
    `Type '"Always"' is not assignable to type '"Never" | "OnFailure" | undefined'.`,
    "Property 'grpc' does not exist on type '{ readonly http: ServicePort; }'.",
  ]);
});
