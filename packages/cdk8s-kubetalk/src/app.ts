import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ApiObject, App as Cdk8sApp, type AppProps as Cdk8sAppProps, Names, YamlOutputType } from 'cdk8s';
import type { JsonObject } from 'kubetalk';
import { checked } from './checked';
import { isPiped } from './cli';
import { writeFiles } from './output';
import { isPlain, type Synth, stock, synthesis, toYaml } from './synth';

export interface AppProps extends Cdk8sAppProps {
  /** Whether its charts are checked at every synth, see {@link checked}. @default true */
  readonly checked?: boolean;
}

/**
 * An App of cdk8s that writes the same files, byte for byte, in a small part of the time, and beside that
 *
 * - checks its charts: what can't work stops the synth;
 * - writes all files or none, and removes only files that it wrote before. Where a synth fails or is interrupted the old files
 *   stay, also where `cdk8s synth` has removed them first: they are kept beside the folder, in `.dist.kept`;
 * - gives `cdk8s synth -p` one stream, with any number of charts.
 */
export class App extends Cdk8sApp {
  constructor({ checked: isChecked = true, ...props }: AppProps = {}) {
    // An empty name means that it is not set: pipelines set unused variables to an empty text.
    super({ ...props, outdir: props.outdir || process.env.CDK8S_OUTDIR || 'dist' });
    if (isChecked) checked(this);
  }

  /**
   * Writes all manifests into the output folder.
   *
   * @throws where the App does not validate, a check finds what can't work, or the folder can't be written to
   */
  override synth(): void {
    synthesis(this, (synth) => writeFiles(this.outdir, (folder) => this.write(folder, synth)));
  }

  /** @returns all objects of all charts as YAML */
  override synthYaml(): string {
    return toYaml(this);
  }

  private write(folder: string, synth: Synth): void {
    if (!isPiped(this.outdir) && !isPlain(this)) {
      this.writeByCdk8s(folder);
      return;
    }
    if (this.yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE && !isPiped(this.outdir))
      for (const chart of this.charts) mkdirSync(join(folder, Names.toDnsLabel(chart)), { recursive: true });
    const files = isPiped(this.outdir) ? [['app', this.synthYaml()] as const] : this.files(synth);
    for (const [name, yaml] of files) {
      const path = join(folder, name + this.outputFileExtension);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, yaml);
    }
    if (isRecorded(this)) writeFileSync(join(folder, 'construct-metadata.json'), metadataOf(this));
  }

  private writeByCdk8s(folder: string): void {
    const { outdir } = this;
    Object.assign(this, { outdir: folder });
    try {
      stock.synth.call(this);
    } finally {
      Object.assign(this, { outdir });
    }
  }

  /** The files of a plain App, by their names without the extension. */
  private *files(synth: Synth): Iterable<readonly [name: string, yaml: string]> {
    const { charts, yamlOutputType } = this;
    if (yamlOutputType === YamlOutputType.FILE_PER_APP) {
      if (charts.length > 0) yield ['app', this.synthYaml()];
      return;
    }
    for (const chart of charts) {
      const label = Names.toDnsLabel(chart);
      const documents = synth.documents(chart);
      if (yamlOutputType === YamlOutputType.FILE_PER_CHART) yield [label, joined(documents)];
      const folder = yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE ? label : '.';
      if (yamlOutputType !== YamlOutputType.FILE_PER_CHART)
        for (const { json, yaml } of documents) yield [join(folder, nameOf(json)), yaml];
    }
  }
}

function joined(documents: readonly { readonly yaml: string }[]): string {
  return documents.map(({ yaml }) => yaml).join('---\n');
}

/** What a file with one object is called. */
function nameOf({ kind, metadata }: JsonObject): string {
  return `${kind}.${(metadata as JsonObject).name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}

/** Whether the CLI wants to know which construct made an object: it does where cdk8s.yaml names validations. */
function isRecorded(app: Cdk8sApp): boolean {
  return (app as unknown as { readonly recordConstructMetadata: boolean }).recordConstructMetadata;
}

function metadataOf(app: Cdk8sApp): string {
  const objects = app.charts.flatMap((chart) =>
    chart.node.findAll().filter((one) => one instanceof ApiObject && one.chart === chart),
  ) as ApiObject[];
  const resources = Object.fromEntries(objects.map(({ name, node }) => [name, { path: node.path }]));
  return JSON.stringify({ version: '1.0.0', resources });
}
