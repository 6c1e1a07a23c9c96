import type { DeskFilesQuery } from "../gql/documents.ts";
import { F, FILE_COUNTS } from "./file-words.ts";
import { Fact } from "./typed.tsx";
import { useWide } from "./use-wide.ts";
import { momentWords } from "./words.ts";

type AppliedFile = DeskFilesQuery["pmiFiles"][number];

/** The files applied, newest first: what each did, and what it left in quarantine. */
export function AppliedFiles({ files }: { files: AppliedFile[] }) {
  const wide = useWide();
  if (files.length === 0) return <p>{F.none}</p>;
  return wide ? <FileTable files={files} /> : <FileCards files={files} />;
}

function FileTable({ files }: { files: AppliedFile[] }) {
  return (
    <table class="desk__table files">
      <caption class="visually-hidden">{F.appliedTable}</caption>
      <thead>
        <tr>
          <th scope="col">{F.when}</th>
          {FILE_COUNTS.map(([key, label]) => (
            <th scope="col" class="number" key={key}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.id}>
            <th scope="row">
              <When file={file} />
            </th>
            {FILE_COUNTS.map(([key]) => (
              <td class="number" key={key}>
                {file[key].toLocaleString("fr-FR")}
                {key === "quarantined" && <QuarantineLink file={file} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FileCards({ files }: { files: AppliedFile[] }) {
  return (
    <ul class="queue-cards">
      {files.map((file) => (
        <li key={file.id} class="queue-card">
          <h3>
            <When file={file} />
          </h3>
          <dl class="facts facts--counts">
            {FILE_COUNTS.filter(([key]) => key === "rows" || file[key] > 0).map(([key, label]) => (
              <Fact key={key} label={label}>
                {file[key].toLocaleString("fr-FR")}
              </Fact>
            ))}
          </dl>
          <QuarantineLink file={file} />
        </li>
      ))}
    </ul>
  );
}

function When({ file: { appliedAt, partial } }: { file: AppliedFile }) {
  return (
    <>
      <time dateTime={appliedAt}>{momentWords(appliedAt)}</time>
      {partial && ` (${F.partial})`}
    </>
  );
}

function QuarantineLink({ file: { id, quarantined, appliedAt } }: { file: AppliedFile }) {
  if (quarantined === 0) return null;
  return (
    <a
      class="files__csv"
      href={`/espace-caf/fichiers-pmi/${encodeURIComponent(id)}/quarantaine.csv`}
      download
    >
      {F.csv}
      <span class="visually-hidden">{F.csvOf(momentWords(appliedAt))}</span>
    </a>
  );
}
