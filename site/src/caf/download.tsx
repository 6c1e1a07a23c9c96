import { useEffect, useState } from "preact/hooks";

interface DownloadProps {
  name: string;
  type: string;
  text: string;
  children: string;
}

/** A file that the page itself has made. */
export function Download({ name, type, text, children }: DownloadProps) {
  const [href, setHref] = useState<string>();
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    setHref(url);
    return () => URL.revokeObjectURL(url);
  }, [text, type]);
  return (
    <a class="button" href={href} download={name}>
      {children}
    </a>
  );
}
