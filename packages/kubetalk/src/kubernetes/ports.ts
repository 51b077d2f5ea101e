export type Protocol = 'TCP' | 'UDP' | 'SCTP';

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
type ToNumber<Text> = Text extends `${infer Value extends number}` ? Value : never;

/**
 * A port that a cluster gives to NodePort Services unless it was set up with another range: 30000 to 32767.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 */
export type NodePort = NodePortFrom30000To32767;

// The compiler's messages have the name.
type NodePortFrom30000To32767 = ToNumber<
  | `3${'0' | '1'}${Digit}${Digit}${Digit}`
  | `32${'0' | '1' | '2' | '3' | '4' | '5' | '6'}${Digit}${Digit}`
  | `327${'0' | '1' | '2' | '3' | '4' | '5'}${Digit}`
  | `3276${'0' | '1' | '2' | '3' | '4' | '5' | '6' | '7'}`
>;

/** What is wrong with a port's number, undefined where nothing is. */
export function portFault(port: number): string | undefined {
  return within(port, 1, 65535) ? undefined : `port ${port} is no port number: use 1 to 65535`;
}

/** What is wrong with a nodePort's number, undefined where nothing is. */
export function nodePortFault(nodePort: number): string | undefined {
  return within(nodePort, 30000, 32767) ? undefined : `nodePort ${nodePort} is outside 30000-32767`;
}

function within(port: number, low: number, high: number): boolean {
  return Number.isInteger(port) && port >= low && port <= high;
}
