import { fitted, render } from './drawing';
import { elk } from './elk';
import { fold } from './fold';
import type { Picture } from './picture';

/**
 * A picture as standalone SVG: no script, no font, no other file; its text can be selected and read aloud. Many
 * boxes are folded into fewer.
 *
 * @param title what it shows, for those who don't see it
 */
export async function renderSvg(picture: Picture, title = 'Who talks to whom'): Promise<string> {
  const { drawing, placed } = await fitted(await elk(), fold(picture));
  return render(drawing, placed, title);
}
