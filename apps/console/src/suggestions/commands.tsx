import { visible } from '../page/visible.js';

export interface CommandsProps {
  readonly title: string;
  readonly commands: readonly string[];
  /** Whether they are seen without being asked for. */
  readonly open?: boolean;
}

/** Some commands, folded away unless they should be seen at once. */
export function Commands({ title, commands, open = false }: CommandsProps) {
  if (commands.length === 0) return null;
  return (
    <details open={open}>
      <summary>
        {title} ({commands.length})
      </summary>
      <ul className="commands">
        {commands.map((command, index) => (
          <li key={index}>
            <code>{visible(command)}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
