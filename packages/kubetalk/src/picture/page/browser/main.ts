import { printable } from '../../../text/printable';
import { fitted, render } from '../../drawing';
import { around, focused, isNamed } from '../../focus';
import { fold } from '../../fold';
import { isBroken } from '../../labels';
import type { Engine } from '../../layout';
import { type Edge, namespacesOf, type Picture } from '../../picture';
import { arrowTable, detailsOf, membersOf, problem } from './details';
import { element, known, link } from './elements';
import { Graph } from './graph';

interface Contents {
  readonly title: string;
  /** The pictures, of which one is shown. */
  readonly sides: readonly [{ readonly picture: Picture }, ...{ readonly picture: Picture }[]];
  /** Whether the page comes with all findings. */
  readonly reported: boolean;
  /** What the page comes with: the first picture, folded. */
  readonly drawn: Picture;
}

/** What is on the page now; all else follows from it. */
interface View {
  readonly chosen: string | undefined;
  /** Which picture is shown. */
  readonly side: number;
  readonly namespace: string;
  readonly broken: boolean;
  /** The object around which alone is drawn. */
  readonly around: string | undefined;
  /** What is drawn box by box. */
  readonly unfolded: ReadonlySet<string>;
}

const START: View = {
  chosen: undefined,
  side: 0,
  namespace: '',
  broken: false,
  around: undefined,
  unfolded: new Set(),
};

async function unpacked(id: string): Promise<string> {
  const bytes = Uint8Array.from(atob(known<Element>(id).textContent ?? ''), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

let loaded: Promise<Engine> | undefined;

/** The layout library, which the first picture does not need: that comes with the page. */
function engine(): Promise<Engine> {
  loaded ??= unpacked('elk').then((code) => {
    const script = element('script');
    script.textContent = code;
    document.head.append(script);
    return new (globalThis as unknown as { ELK: new () => Engine }).ELK();
  });
  return loaded;
}

class Page {
  private graph: Graph;
  private view = START;
  private drawn: Picture;
  /** The first picture, as it came. */
  private readonly first: string;
  private zoom = 1;
  /** The number of new drawings. */
  private turn = 0;

  constructor(private readonly contents: Contents) {
    const [{ picture }] = contents.sides;
    this.graph = new Graph(picture);
    this.drawn = contents.drawn;
    this.first = known('graph').innerHTML;
    this.fill();
    this.listen();
    this.dress();
    this.update();
  }

  private get picture(): Picture {
    const { sides } = this.contents;
    return (sides[this.view.side] ?? sides[0]).picture;
  }

  /** What the picture holds, for those who look for it. */
  private fill(): void {
    const { picture } = this;
    known('names').replaceChildren(...picture.nodes.map(({ title }) => element('option', { value: printable(title) })));
    known('namespace').replaceChildren(
      element('option', { value: '' }, 'all'),
      ...namespacesOf(picture).map((name) => element('option', { value: name }, name)),
    );
    bodyOf('paths').replaceChildren(...arrowTable(this.graph, (id) => this.choose(id)));
    if (!this.contents.reported) bodyOf('problems').replaceChildren(...this.problems());
  }

  private problems(): HTMLElement[] {
    const { picture } = this;
    const problems = picture.nodes.flatMap(({ id, problems }) => problems.map((one) => ({ id, one })));
    const broken = picture.edges.flatMap(({ from, problems }) => problems.map((one) => ({ id: from, one })));
    // A closed path is one line, however many arrows it has.
    const byText = new Map(
      [...problems, ...broken].reverse().map((found) => [`${found.one.check} ${found.one.message}`, found]),
    );
    const all = [...byText.values()].reverse().map(({ id, one }) =>
      element(
        'div',
        {},
        link(this.graph.title(id), () => this.choose(id)),
        problem(one),
      ),
    );
    const notes = picture.notes.map((note) => element('p', { class: 'bad' }, `✗ ${note}`));
    const none = all.length + notes.length === 0 ? [element('p', {}, 'Nothing is broken.')] : [];
    return [...all, ...notes, ...none];
  }

  private listen(): void {
    const find = known<HTMLInputElement>('find');
    find.addEventListener('change', () => this.find(find.value));
    known('tools').addEventListener('submit', (event) => {
      event.preventDefault();
      this.find(find.value);
    });
    known<HTMLSelectElement>('namespace').addEventListener('change', ({ target }) =>
      this.show({ namespace: (target as HTMLSelectElement).value, around: undefined }),
    );
    known<HTMLInputElement>('broken').addEventListener('change', ({ target }) =>
      this.show({ broken: (target as HTMLInputElement).checked, around: undefined }),
    );
    document.getElementById('side')?.addEventListener('change', ({ target }) => {
      known<HTMLSelectElement>('namespace').value = '';
      this.show({ side: Number((target as HTMLSelectElement).value), namespace: '', around: undefined });
    });
    for (const one of document.querySelectorAll<HTMLElement>('[data-box]')) {
      const { box = '' } = one.dataset;
      if (this.graph.nodes.has(box)) one.addEventListener('click', () => this.choose(box));
      else one.replaceWith(...one.childNodes);
    }
    known('all').addEventListener('click', () => {
      known<HTMLFormElement>('tools').reset();
      this.show(START);
    });
    known('larger').addEventListener('click', () => this.enlarge(1.25));
    known('smaller').addEventListener('click', () => this.enlarge(0.8));
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.show({ chosen: undefined });
    });
  }

  private find(text: string): void {
    const [first] = text.trim() === '' ? [] : found(this.picture, text.trim());
    if (first !== undefined) this.choose(first);
    else if (text.trim() !== '')
      known('details').replaceChildren(element('p', { class: 'bad' }, `No object is called ${text}.`));
  }

  /** Shows what has to do with an object, which is drawn by itself where it is folded away. */
  private choose(id: string): void {
    const shown = this.boxOf(id);
    const isFolded = !shown || (shown.members ?? []).length > 2;
    this.show(isFolded ? { chosen: id, around: id } : { chosen: id });
  }

  private boxOf(id: string) {
    return this.drawn.nodes.find((node) => node.id === id || node.members?.includes(id));
  }

  private async show(change: Partial<View>): Promise<void> {
    const before = this.view;
    this.view = { ...before, ...change };
    const { side, namespace, broken, around, unfolded } = this.view;
    if (side !== before.side) {
      this.graph = new Graph(this.picture);
      this.fill();
    }
    const same =
      side === before.side &&
      namespace === before.namespace &&
      broken === before.broken &&
      around === before.around &&
      unfolded === before.unfolded;
    if (!same) await this.draw();
    const { chosen } = this.view;
    if (chosen !== undefined && !this.boxOf(chosen)) this.view = { ...this.view, chosen: undefined };
    this.update();
  }

  private async draw(): Promise<void> {
    const graph = known<HTMLElement>('graph');
    graph.setAttribute('aria-busy', 'true');
    const turn = ++this.turn;
    const next = isFirst(this.view) ? { drawn: this.contents.drawn, svg: this.first } : await this.drawnAnew();
    // The user may have asked for another picture meanwhile.
    if (turn !== this.turn) return;
    this.drawn = next.drawn;
    graph.innerHTML = next.svg;
    graph.removeAttribute('aria-busy');
    this.dress();
  }

  private async drawnAnew(): Promise<{ readonly drawn: Picture; readonly svg: string }> {
    const { drawing, placed } = await fitted(await engine(), folded(this.part(), this.view.unfolded));
    return { drawn: drawing.picture, svg: render(drawing, placed, this.contents.title, true) };
  }

  /** What is asked for, of all that there is. */
  private part(): Picture {
    const { namespace, broken, around: middle } = this.view;
    const { picture } = this;
    if (middle !== undefined) return around(picture, [middle], 1);
    const inside = namespace === '' ? picture : focused(picture, { namespace });
    return broken ? onlyBroken(inside) : inside;
  }

  /** Boxes of a picture that was just drawn can be chosen, with the mouse and the keyboard. */
  private dress(): void {
    const svg = known<Element>('graph').querySelector('svg') as SVGElement;
    svg.setAttribute('role', 'group');
    const boxes = svg.querySelectorAll<SVGElement>('.node');
    boxes.forEach((box, index) => {
      const node = this.drawn.nodes[index];
      if (!node) return;
      box.setAttribute('tabindex', '0');
      box.setAttribute('role', 'button');
      // Its texts are its name; the other one would be read as well.
      box.querySelector('title')?.remove();
      const choose = () => ((node.members ?? []).length > 2 ? this.show({ chosen: node.id }) : this.choose(node.id));
      box.addEventListener('click', choose);
      box.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        choose();
      });
    });
    this.enlarge(1);
  }

  private enlarge(factor: number): void {
    this.zoom *= factor;
    const svg = known<Element>('graph').querySelector('svg') as SVGSVGElement;
    const { width, height } = svg.viewBox.baseVal;
    svg.setAttribute('width', `${width * this.zoom}`);
    svg.setAttribute('height', `${height * this.zoom}`);
  }

  /** Marks what is chosen, and says what is known of it. */
  private update(): void {
    const { chosen } = this.view;
    const svg = known<Element>('graph').querySelector('svg') as SVGElement;
    const box = chosen === undefined ? undefined : this.boxOf(chosen);
    const near = box && new Graph(this.drawn).near(box.id);
    svg.classList.toggle('chosen-one', box !== undefined);
    svg.querySelectorAll<SVGElement>('.node').forEach((one, index) => {
      const { id = '' } = this.drawn.nodes[index] ?? {};
      one.classList.toggle('near', near?.nodes.has(id) ?? false);
      one.classList.toggle('chosen', id === box?.id);
      one.setAttribute('aria-pressed', `${id === box?.id}`);
      if (id === box?.id) one.scrollIntoView({ block: 'center', inline: 'center' });
    });
    svg.querySelectorAll<SVGElement>('.way').forEach((one, index) => {
      one.classList.toggle('near', near?.edges.has(this.drawn.edges[index] as Edge) ?? false);
    });
    known('details').replaceChildren(...this.details());
  }

  private details(): HTMLElement[] {
    const { chosen, unfolded } = this.view;
    const choose = (id: string) => this.choose(id);
    if (chosen === undefined) return this.help();
    const box = this.boxOf(chosen);
    const members = box?.members ?? [];
    if (box && members.length > 2)
      return membersOf(this.graph, box.title, members, choose, () =>
        this.show({ unfolded: new Set([...unfolded, ...members]), chosen: undefined }),
      );
    // A Service and its workload may be one box.
    const both = members.length > 0 ? members : [chosen];
    return [chosen, ...both.filter((id) => id !== chosen)].flatMap((id) => detailsOf(this.graph, id, choose));
  }

  private help(): HTMLElement[] {
    const { nodes, edges } = this.picture;
    const shapes: readonly (readonly [string, string])[] = [
      ['round, blue', 'Service, Ingress'],
      ['square', 'workload: what runs Pods'],
      ['dashed', 'outside of the manifests, or missing in them (red)'],
      ['line', 'requests are passed on'],
      ['dashed line', 'a workload calls a Service, by its environment, files or command line'],
      ['red', 'broken: the label names the check that found it'],
    ];
    return [
      element('h2', {}, `${nodes.length} boxes, ${edges.length} arrows`),
      element(
        'p',
        {},
        'Choose a box to see who calls it, whom it calls, and the way to it from outside. Escape goes back.',
      ),
      element('h3', {}, 'Shapes'),
      element(
        'dl',
        {},
        ...shapes.flatMap(([shape, meaning]) => [element('dt', {}, shape), element('dd', {}, meaning)]),
      ),
    ];
  }
}

/** What a section holds below its heading. */
function bodyOf(section: string): Element {
  return known<Element>(section).querySelector('div') as Element;
}

/** The objects whose titles hold a text, those that are called so first. */
function found(picture: Picture, wanted: string): string[] {
  const text = printable(wanted);
  const nodes = picture.nodes.map((node) => ({ ...node, title: printable(node.title) }));
  const part = text.toLowerCase();
  // A Service and its workload often have one name: people call it by that of the Service.
  const exact = nodes
    .filter(({ title }) => isNamed(title, text))
    .sort((a, b) => Number(b.kind === 'Service') - Number(a.kind === 'Service'));
  const others = nodes.filter(({ title }) => title.toLowerCase().includes(part));
  return [...exact, ...others].map(({ id }) => id);
}

/** Whether the page came with what is to be drawn. */
function isFirst({ side, namespace, broken, around, unfolded }: View): boolean {
  return side === 0 && namespace === '' && !broken && around === undefined && unfolded.size === 0;
}

/** A picture with fewer boxes, or none and the reason, where nobody could follow it. */
function folded(picture: Picture, unfolded: ReadonlySet<string>): Picture {
  try {
    return fold(picture, undefined, unfolded);
  } catch (error) {
    return { nodes: [], edges: [], notes: [(error as Error).message] };
  }
}

/** What an error touches, and nothing else. */
function onlyBroken(picture: Picture): Picture {
  const edges = picture.edges.filter(isBroken);
  const ids = new Set([
    ...picture.nodes.filter(isBroken).map(({ id }) => id),
    ...edges.flatMap(({ from, to }) => [from, to]),
  ]);
  const nodes = picture.nodes.filter(({ id }) => ids.has(id));
  return { ...picture, nodes, edges, remark: `${nodes.length} of ${picture.nodes.length} boxes: what is broken.` };
}

unpacked('data').then((text) => {
  new Page(JSON.parse(text));
  // The library is there before somebody asks for another picture.
  setTimeout(engine, 100);
});
