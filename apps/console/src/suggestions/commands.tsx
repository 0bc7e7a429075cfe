import { visible } from '../page/visible.js';

export interface CommandsProps {
  readonly title: string;
  readonly commands: readonly string[];
}

/** Some commands, folded away. */
export function Commands({ title, commands }: CommandsProps) {
  if (commands.length === 0) return null;
  return (
    <details>
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
