import type { Command } from 'commander';

/** What a command says and what it throws, without a process for it. */
export async function ran(
  command: Command,
  words: readonly string[],
): Promise<{ readonly said: string; readonly error: string | undefined }> {
  const written = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const error = await command.parseAsync([...words], { from: 'user' }).then(
    () => undefined,
    ({ message }: Error) => message,
  );
  const said = written.mock.calls.map(([text]) => text).join('');
  written.mockRestore();
  return { said, error };
}
