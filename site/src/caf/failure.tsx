import { Icon } from "../components/icon.tsx";
import { FAILURE, W } from "./words.ts";

/** What stands in place of a view that could not be read. */
export function FailureNotice({
  code,
  onRetry,
  heading: Title = "h2",
}: {
  code: string;
  onRetry: () => void;
  heading?: "h1" | "h2";
}) {
  const words = FAILURE[code === "OFFLINE" || code === "FORBIDDEN" ? code : "FAILED"];
  return (
    <div class="notice" role="alert">
      <Icon name={words.icon} class="notice__icon" />
      <Title class="notice__title">{words.title}</Title>
      <p>{words.text}</p>
      {code !== "FORBIDDEN" && (
        <button class="button" type="button" onClick={onRetry}>
          {W.retry}
        </button>
      )}
    </div>
  );
}
