import { type Command, Option } from 'commander';
import { withManifests } from '../application/application';
import type { Wanted } from '../application/reading';
import { InputError } from '../manifest/input-error';
import { beside, into, written } from '../policies/files';
import { type LeastPolicies, leastPolicies } from '../policies/least';
import { dnsFrom, type Ends } from '../policies/peers';
import { seenCalls, statedCalls } from '../policies/stated';
import { isMadeHere, renderPolicies } from '../policies/written';
import { listed } from '../text/budget';
import { fitted } from '../text/page-width';
import { printable } from '../text/printable';
import { isRange } from '../topology/ranges';
import { topologyOf } from '../topology/topology';
import { command, EXIT, type ExitStatus, exits } from './frame';
import { applicationAsked, reads, readsSeen, collected as several } from './reads';

const HELP = `
Prints the least NetworkPolicies: they allow the paths that kubetalk topology shows,
and close all others in each namespace:

  kubetalk policies k8s/ > policies.yaml
  kubetalk policies k8s/ | kubectl apply -f -

FILE is YAML or JSON with any number of objects. In a FOLDER all manifests are read,
and those of folders in it. - is standard input. Without any, kubetalk reads what the
cdk8s project in this folder synthesizes. Policies among them are kept: what they
allow is not allowed again. Those of an earlier run are overwritten.

CALLER is a workload: api, deployment/api, shop/api, or * for all. WHERE is one of
  db, db:5432, db.data:5432     a Service or workload of the manifests
  data/app=db:5432, data/*      Pods of another namespace
  10.0.0.0/8:5432               addresses
  api.example.com:443, internet any public address
  api-server                    the API server of the cluster

What is not known from the manifests is a comment in the YAML and a note on standard error.

Exit status: 0 printed, 2 the input could not be read or the command is wrong.
`;

interface Options extends Wanted {
  readonly allow: readonly string[];
  readonly dns: readonly string[];
  readonly ingress: readonly string[];
  readonly prometheus: readonly string[];
  readonly apiServer: readonly string[];
  readonly output?: string;
  readonly beside?: boolean;
}

/** @param project the folder of the cdk8s project that is meant where no files are named */
export function policiesCommand(project: string): Command {
  return readsSeen(reads(command('policies')))
    .argument('[FILE|FOLDER|-...]', 'the manifests')
    .option('-n, --namespace <NAME>', 'where objects go that name no namespace')
    .option('--allow <CALLER=WHERE>', 'a call that no manifest shows (may be repeated)', several, [])
    .option(
      '--dns <WHERE>',
      "the cluster's DNS: openshift, NAMESPACE/KEY=VALUE or an address, and :PORT (default: kube-dns in kube-system; may be repeated)",
      several,
      [],
    )
    .option('--ingress <NAMESPACE>', 'where the Ingress controller runs (may be repeated)', several, [])
    .option('--prometheus <NAMESPACE>', 'where Prometheus runs (may be repeated)', several, [])
    .option('--api-server <CIDR>', 'addresses of the API server (may be repeated)', several, [])
    .addOption(new Option('-o, --output <FOLDER>', 'writes a file for each policy there').conflicts('beside'))
    .option('--beside', "writes each workload's policy to a file beside the workload's own")
    .addHelpText('after', () => fitted(HELP))
    .action(exits((files: string[], options: Options) => run(project, files, options)));
}

async function run(project: string, files: readonly string[], options: Options): Promise<ExitStatus> {
  const { application, settings } = await applicationAsked(project, files, options);
  const kept = application.manifests.filter((manifest) => !isMadeHere(manifest));
  const topology = topologyOf(withManifests(application, kept));
  const { policies: facts } = settings.config;
  const given = (name: 'dns' | 'ingress' | 'prometheus' | 'apiServer') =>
    options[name].length > 0 ? options[name] : facts[name];
  const [dns, ingress, prometheus, apiServer] = [
    given('dns'),
    given('ingress'),
    given('prometheus'),
    given('apiServer'),
  ];
  const least = leastPolicies(topology, {
    stated: [
      ...[...facts.allow, ...options.allow].flatMap((call) => statedCalls(topology, call)),
      ...seenCalls(topology),
    ],
    ...(dns.length > 0 && { dns: dns.map(dnsFrom) as readonly Ends[] }),
    ...(ingress.length > 0 && { ingress: ingress.map(namespace('--ingress')) }),
    ...(prometheus.length > 0 && { prometheus: prometheus.map(namespace('--prometheus')) }),
    ...(apiServer.length > 0 && { apiServer: apiServer.map(range) }),
  });
  noteAll(least, topology.workloads.length);
  const { output } = options;
  if (output === undefined && !options.beside) process.stdout.write(renderPolicies(least.policies));
  else {
    const texts = output === undefined ? beside(least.policies, topology.workloads) : into(output, least.policies);
    for (const line of written(texts)) process.stdout.write(`${printable(line)}\n`);
  }
  return EXIT.fine;
}

function namespace(flag: string): (name: string) => string {
  return (name) => {
    if (/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) return name;
    throw new InputError(`${flag} ${name}: is no name of a namespace`);
  };
}

function range(text: string): string {
  if (isRange(text)) return text;
  throw new InputError(`--api-server ${text}: is no address, and no range of them such as 10.0.0.1/32`);
}

/** The notes on what the manifests do not show, each once, with all its objects. */
function noteAll({ policies, notes }: LeastPolicies, workloads: number): void {
  const about = new Map<string, string[]>();
  for (const { workload, message } of notes) {
    const names = about.get(message) ?? [];
    about.set(message, names);
    if (workload) names.push(`${workload.kind} ${workload.name}`);
  }
  for (const [message, names] of about)
    console.error(`note: ${printable(`${names.length > 0 ? `${listed(names)}: ` : ''}${message}`)}`);
  if (policies.length === 0)
    console.error(
      workloads === 0
        ? 'note: nothing here runs Pods: there is nothing to close'
        : 'note: the policies that are there close and open all of it: there is nothing to add',
    );
}
