/** A piece of a text: as it is written, or the name of a variable that is put in. */
export type Piece = { readonly text: string } | { readonly name: string };

/**
 * How Kubernetes reads a text that may have variables in it: `$(NAME)` is one, `$$` a dollar sign.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function pieces(value: string): Piece[] {
  const found: Piece[] = [];
  const lastClose = value.lastIndexOf(')');
  let text = '';
  let at = 0;
  for (let dollar = value.indexOf('$'); dollar >= 0; dollar = value.indexOf('$', at)) {
    text += value.slice(at, dollar);
    if (value[dollar + 1] === '(' && dollar < lastClose) {
      const close = value.indexOf(')', dollar);
      if (text !== '') found.push({ text });
      found.push({ name: value.slice(dollar + 2, close) });
      text = '';
      at = close + 1;
    } else {
      // Of two dollar signs one is left; one before anything else stays.
      text += '$';
      at = dollar + (value[dollar + 1] === '$' ? 2 : 1);
    }
  }
  text += value.slice(at);
  return text === '' ? found : [...found, { text }];
}
