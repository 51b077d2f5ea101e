import { Argument, type Command } from 'commander';
import { reported } from '../checks/levels';
import { fitted } from '../text/page-width';
import { command, EXIT, exits } from './frame';

const HELP = `
Prints a script that completes commands, options and their values:

  eval "$(kubetalk completion bash)"                        in ~/.bashrc
  eval "$(kubetalk completion zsh)"                         in ~/.zshrc, after compinit
  kubetalk completion fish > ~/.config/fish/completions/kubetalk.fish
`;

/** What may stand behind the words of a command. */
interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly Flag[];
  /** The values of its argument. @default - files */
  readonly values: readonly string[];
}

interface Flag {
  readonly names: readonly string[];
  readonly description: string;
  /** Its values, none of which are known of a file or a text. @default - it takes none */
  readonly values?: readonly string[];
}

/** @param all loads every command */
export function completionCommand(all: () => Promise<readonly Command[]>): Command {
  return command('completion')
    .addArgument(new Argument('<SHELL>', 'the shell').choices(Object.keys(SHELLS)))
    .addHelpText('after', () => fitted(HELP))
    .action(
      exits(async (shell: keyof typeof SHELLS) => {
        process.stdout.write(SHELLS[shell]((await all()).map(completed)));
        return EXIT.fine;
      }),
    );
}

function completed(one: Command): Completed {
  const flags = one
    .createHelp()
    .visibleOptions(one)
    .map(({ short, long, description, required, argChoices }) => ({
      names: [short, long].filter((name) => name != null),
      description,
      ...(required && { values: argChoices ?? [] }),
    }));
  const ids = one.name() === 'explain' ? reported.map(({ id }) => id).sort() : [];
  const values = one.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);
  return { name: one.name(), summary: one.description(), flags, values: [...values, ...ids] };
}

const SHELLS: Readonly<Record<'bash' | 'zsh' | 'fish', (commands: readonly Completed[]) => string>> = {
  bash: (commands) => `_kubetalk() {
  local word=\${COMP_WORDS[COMP_CWORD]} words=
  case "\${COMP_WORDS[1]} \${COMP_WORDS[COMP_CWORD-1]}" in
${commands.flatMap(valuesInBash).join('\n')}
    *)
      case "\${COMP_WORDS[1]} $word" in
${commands.map(({ name, flags }) => `        '${name} '-*) words='${flags.flatMap(({ names }) => names).join(' ')}' ;;`).join('\n')}
${commands.flatMap(({ name, values }) => (values.length > 0 ? `        '${name} '*) words='${values.join(' ')}' ;;` : [])).join('\n')}
      esac ;;
  esac
  if [ "$COMP_CWORD" = 1 ]; then words='${commands.map(({ name }) => name).join(' ')}'; fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o bashdefault -o default -F _kubetalk kubetalk
`,
  zsh: (commands) => `#compdef kubetalk
_kubetalk() {
  local -a commands=(${commands.map(({ name, summary }) => quoted(`${name}:${summary}`)).join(' ')})
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(({ name, flags, values }) => `    ${name}) _arguments ${[...flags.flatMap(inZsh), values.length > 0 ? `'1:value:(${values.join(' ')})'` : "'*:file:_files'"].join(' ')} ;;`).join('\n')}
  esac
}
compdef _kubetalk kubetalk
`,
  fish: (commands) => `${commands
    .flatMap(({ name, summary, flags, values }) => [
      `complete -c kubetalk -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
      ...flags.map((flag) => `complete -c kubetalk -n '__fish_seen_subcommand_from ${name}' ${inFish(flag)}`),
      ...(values.length > 0
        ? [`complete -c kubetalk -n '__fish_seen_subcommand_from ${name}' -f -a '${values.join(' ')}'`]
        : []),
    ])
    .join('\n')}
`,
};

function valuesInBash({ name, flags }: Completed): readonly string[] {
  return flags.flatMap(({ names, values = [] }) =>
    values.length > 0
      ? `    ${names.map((flag) => `'${name} ${flag}'`).join(' | ')}) words='${values.join(' ')}' ;;`
      : [],
  );
}

function inZsh({ names, description, values }: Flag): readonly string[] {
  const value = values && `:value:${values.length > 0 ? `(${values.join(' ')})` : '_files'}`;
  const said = description.replace(/[[\]:]/g, '\\$&');
  return names.map((name) => quoted(`*${name}[${said}]${value ?? ''}`));
}

function inFish({ names, description, values }: Flag): string {
  const said = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const value = values && (values.length > 0 ? [`-x -a '${values.join(' ')}'`] : ['-r']);
  return [...said, ...(value ?? []), `-d ${quoted(description)}`].join(' ');
}

/** One word of a shell, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
