/**
 * Runs an API that keeps the one session with its database which it opens when it starts, and so must be restarted when that
 * is lost: once the API answers, but not for people, twice in a row, although the database can be reached. While the
 * database is away nothing is started or ended.
 *
 * Kubernetes could restart the container instead, but waits before it does: 10 seconds the second time, 20 the third, up to five
 * minutes, and forgets that after ten minutes without a restart. An API that ends by itself is left to it: the container ends as well.
 *
 * Needs `sh`, `wget` and `nc`, as BusyBox has them and with it every image that is built on Alpine.
 */
const SCRIPT = `host=\${1%:*} port=\${1#*:} own=$2
refuse() { echo "the database's $1: give the Secret another" >&2; exit 1; }
case "$DB_USER$DB_PASSWORD" in *[?@%+]*) refuse 'username and password must hold none of ? @ % +' ;; esac
case "$DB_USER" in *:*) refuse 'username must hold no colon' ;; esac
# The image's own wget, where the shell has one built in.
wget=\`which wget\`
answers() { "$wget" -q -O /dev/null -T 5 "$own/demo/$1" >/dev/null 2>&1; }
reached() { nc -w 2 "$host" "$port" </dev/null >/dev/null 2>&1; }
end() { kill "$api" 2>/dev/null; wait "$api"; exit 0; }
trap end TERM
while true; do
  # It ends at once, with an error, where it finds no database.
  until reached; do sleep 1; done
  "$0" &
  api=$! lost=
  while sleep 1; do
    if ! kill -0 "$api" 2>/dev/null; then
      reached || continue 2
      wait "$api"
      exit
    fi
    if answers person || ! answers hello; then lost=; else lost=.$lost; fi
    case $lost in ..*) ! reached || break ;; esac
  done
  echo "no answer for people, although $host can be reached: starting $0 anew" >&2
  kill "$api"
  wait "$api"
done`;

/** Where an API finds its database, and where it listens itself. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly listensOn: number;
}

/**
 * The command of a container that keeps an API connected with its database.
 *
 * @param program what starts the API: go-demo in the image of go-demo-2
 */
export function connected(program: string, { host, port, listensOn }: Connection): readonly string[] {
  return ['sh', '-c', SCRIPT, program, `${host}:${port}`, `http://127.0.0.1:${listensOn}`];
}

/** A liveness probe's command: fails where the API does not answer at all, although it could have its database. */
export function aliveOrAlone({ host, port, listensOn }: Connection): readonly string[] {
  const answers = `"\`which wget\`" -q -O /dev/null -T 5 http://127.0.0.1:${listensOn}/demo/hello`;
  return ['sh', '-c', `${answers} || ! nc -w 2 ${host} ${port} </dev/null`];
}
