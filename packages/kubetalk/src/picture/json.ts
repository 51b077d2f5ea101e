import { jsonText } from '../text/printable';
import type { Picture } from './picture';

/** Changes when a field goes or means something else; fields may be added. docs/topology.schema.json describes it. */
const VERSION = 1;

/** A picture for programs: all boxes and arrows, none folded. */
export function renderJson({ nodes, edges, notes, remark }: Picture): string {
  return `${jsonText({ version: VERSION, nodes, edges, notes, remark })}\n`;
}
