import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';

const SECOND = 1_000;
/** From then on it is urgent. */
const URGENT_S = 60;

/** How long a held action still waits before it is denied. */
export function Countdown({ to }: { readonly to: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, Math.round((Date.parse(to) - now) / SECOND));
  if (left === 0) return <Text size="sm">expired: denied</Text>;
  const [minutes, seconds] = [Math.floor(left / 60), left % 60];
  return (
    <Text
      size="sm"
      role="timer"
      fw={left < URGENT_S ? 700 : 400}
      style={left < URGENT_S ? { color: 'var(--mantine-color-bad-text)' } : {}}
    >
      {minutes}:{String(seconds).padStart(2, '0')} left
    </Text>
  );
}
