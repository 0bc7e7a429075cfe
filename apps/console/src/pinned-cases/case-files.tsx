import { Alert, Button, FileButton, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { refreshEverything } from '../gateway/refresh-everything.js';
import { counted } from '../page/counted.js';
import { ErrorNote } from '../page/error-note.js';
import { useMay, useSession } from '../sign-in/session.js';

/** What became of a file of pinned cases. */
interface Imported {
  readonly added: number;
  readonly duplicates: number;
}

/** Brings pinned cases in from a file of YAML, all or none, and takes all out as one. */
export function CaseFiles() {
  const { gateway } = useSession();
  const queries = useQueryClient();
  const mayImport = useMay('approver');
  const bring = useMutation({
    mutationFn: async (file: File): Promise<Imported | null> => {
      const text = await file.text();
      const { data, response } = await gateway.POST('/v1/pinned-cases/import', {
        // The document has the cases; what is sent is the file, as it is.
        body: { cases: [] },
        bodySerializer: () => text,
        headers: { 'content-type': 'application/yaml' },
      });
      return response.status === 200 ? (data as unknown as Imported) : null;
    },
    onSettled: () => refreshEverything(queries),
  });
  return (
    <Stack gap="xs" align="flex-end">
      <Group gap="xs">
        {mayImport && (
          <FileButton accept=".yaml,.yml,application/yaml" onChange={(file) => file && bring.mutate(file)}>
            {(props) => (
              <Button {...props} variant="default" loading={bring.isPending}>
                Import a file …
              </Button>
            )}
          </FileButton>
        )}
        <Button component="a" href="/v1/pinned-cases/export" download variant="default">
          Export all
        </Button>
      </Group>
      <ErrorNote error={bring.error} />
      {bring.isSuccess && (
        <Alert
          color="good"
          role="status"
          withCloseButton
          closeButtonLabel="Close the report"
          onClose={bring.reset}
        >
          {bring.data === null
            ? 'The file was accepted, but takes longer than usual. Its cases will show here.'
            : `${counted(bring.data.added, 'case')} pinned, ${bring.data.duplicates} pinned already.`}
        </Alert>
      )}
    </Stack>
  );
}
