import { Alert, Button, FileButton, Group, List, Progress, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ImportReport } from '../gateway/wire.js';
import { counted } from '../page/counted.js';
import { ErrorNote } from '../page/error-note.js';
import { visible } from '../page/visible.js';
import { useMay, useSession } from '../sign-in/session.js';
import { queryOf, type FilterValues } from './filters.js';
import { exportTelemetry, importTelemetry } from './transfer.js';

interface Moved {
  readonly bytes: number;
  readonly total: number | null;
}

export interface TransfersProps {
  readonly filters: FilterValues;
  /** Something was imported. */
  readonly onImported: () => void;
}

/** Brings telemetry in from a file, and takes out what the filters let through; both with their progress. */
export function Transfers({ filters, onImported }: TransfersProps) {
  const { csrfToken } = useSession();
  const [moved, setMoved] = useState<Moved | null>(null);
  const stop = useRef(new AbortController());
  const show = (bytes: number, total: number | null) => setMoved({ bytes, total });
  const bring = useMutation({
    mutationFn: (file: File) => importTelemetry(file, csrfToken, show),
    onSuccess: onImported,
    onSettled: () => setMoved(null),
  });
  const take = useMutation({
    mutationFn: async () => {
      stop.current = new AbortController();
      const query = Object.entries(queryOf(filters)).filter(([, value]) => value !== '') as [
        string,
        string,
      ][];
      await exportTelemetry(Object.fromEntries(query), stop.current.signal, show);
    },
    onSettled: () => setMoved(null),
  });
  const mayImport = useMay('labeler');
  const isBusy = bring.isPending || take.isPending;
  const wasStopped = take.error instanceof DOMException;
  return (
    <>
      <Group gap="xs">
        {mayImport && (
          <FileButton accept="text/csv,.csv" onChange={(file) => file && bring.mutate(file)}>
            {(props) => (
              <Button {...props} variant="default" disabled={isBusy}>
                Import a file …
              </Button>
            )}
          </FileButton>
        )}
        <Button variant="default" disabled={isBusy} onClick={() => take.mutate()}>
          Export these
        </Button>
        {take.isPending && <Button onClick={() => stop.current.abort()}>Stop the export</Button>}
      </Group>
      {moved !== null && <Movement {...moved} />}
      <ErrorNote error={bring.error ?? (wasStopped ? null : take.error)} />
      {bring.data !== undefined && <Report report={bring.data} onClose={bring.reset} />}
    </>
  );
}

function Movement({ bytes, total }: Moved) {
  const megabytes = (bytes / 1e6).toFixed(1);
  return (
    <div role="status">
      <Text size="sm">
        {total === null ? `${megabytes} MB received` : `${megabytes} of ${(total / 1e6).toFixed(1)} MB sent`}
      </Text>
      {total !== null && <Progress value={(100 * bytes) / total} aria-label="Import" />}
    </div>
  );
}

function Report({ report, onClose }: { readonly report: ImportReport; readonly onClose: () => void }) {
  const { imported, duplicates, rejected, errors } = report;
  return (
    <Alert
      color={rejected > 0 ? 'warn' : 'good'}
      role="status"
      withCloseButton
      closeButtonLabel="Close the report"
      onClose={onClose}
      title={`${counted(imported, 'action')} imported`}
    >
      {counted(duplicates, 'line')} known already, {rejected} rejected.
      <List size="sm">
        {errors.slice(0, 10).map(({ line, message }) => (
          <List.Item key={line}>
            line {line}: {visible(message)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
