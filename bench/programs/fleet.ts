// node bin/run.mjs bench/programs/fleet.ts COUNT FILE [TAG]: synthesizes the fleet of examples/ with COUNT services, checked, to
// FILE; with a TAG, the first hundred images are of that version.
import { writeFileSync } from 'node:fs';
import { App, toYaml } from 'cdk8s-kubetalk';
import { Fleet } from '../../examples/fleet';

const [count = '0', file = '', tag] = process.argv.slice(2);
const yaml = toYaml(new Fleet(new App(), 'fleet', Number(count)));
let left = 100;
const tagged = () => yaml.replace(/(image: \S+):1\.0$/gm, (whole, image) => (left-- > 0 ? `${image}:${tag}` : whole));
writeFileSync(file, tag === undefined ? yaml : tagged());
