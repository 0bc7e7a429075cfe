import { Alert, Button, FileButton, Group, List, Progress, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportReport } from '../gateway/wire.js';
import { counted } from '../page/counted.js';
import { ErrorNote } from '../page/error-note.js';
import { visible } from '../page/visible.js';
import { useMay, useSession } from '../sign-in/session.js';
import { queryOf, type FilterValues } from './filters.js';
import { importTelemetry } from './import-telemetry.js';

interface Sent {
  readonly bytes: number;
  readonly total: number;
}

export interface TransfersProps {
  readonly filters: FilterValues;
  /** Something was imported. */
  readonly onImported: () => void;
}

/**
 * Brings telemetry in from a file, with its progress, and takes out what the filters let through. A file that is taken out
 * may be larger than memory: the browser writes it as it comes, and shows how far it is where it shows all its downloads.
 */
export function Transfers({ filters, onImported }: TransfersProps) {
  const { csrfToken } = useSession();
  const [sent, setSent] = useState<Sent | null>(null);
  const bring = useMutation({
    mutationFn: (file: File) => importTelemetry(file, csrfToken, (bytes, total) => setSent({ bytes, total })),
    onSuccess: onImported,
    onSettled: () => setSent(null),
  });
  const mayImport = useMay('labeler');
  return (
    <>
      <Group gap="xs">
        {mayImport && (
          <FileButton accept="text/csv,.csv" onChange={(file) => file && bring.mutate(file)}>
            {(props) => (
              <Button {...props} variant="default" disabled={bring.isPending}>
                Import a file …
              </Button>
            )}
          </FileButton>
        )}
        <Button component="a" href={exportOf(filters)} download variant="default">
          Export these
        </Button>
      </Group>
      {sent !== null && <Sending {...sent} />}
      <ErrorNote error={bring.error} />
      {bring.data !== undefined && <Report report={bring.data} onClose={bring.reset} />}
    </>
  );
}

/** The address of the file of what the filters let through. The session's cookie goes along. */
function exportOf(filters: FilterValues): string {
  const set = Object.entries(queryOf(filters)).filter(([, value]) => value !== '') as [string, string][];
  return `/v1/actions/export?${new URLSearchParams(set).toString()}`;
}

function Sending({ bytes, total }: Sent) {
  return (
    <div role="status">
      <Text size="sm">
        {(bytes / 1e6).toFixed(1)} of {(total / 1e6).toFixed(1)} MB sent
      </Text>
      <Progress value={(100 * bytes) / total} aria-label="Import" />
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
