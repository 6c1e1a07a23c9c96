/** The drawings of the site, on paper. */
export type PictogramName = "available" | "unavailable" | "unknown";

/** In a square of 24: by shape as well as by colour. */
const PICTOGRAMS: Record<PictogramName, { fill: string; cut: string; colour: string }> = {
  available: {
    fill: "M12 1.5a10.5 10.5 0 1 1 0 21 10.5 10.5 0 0 1 0-21z",
    cut: "M7 12.5l3.4 3.4L17.2 9",
    colour: "#1b7341",
  },
  unavailable: {
    fill: "M5 2h14a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z",
    cut: "M8 8l8 8M16 8l-8 8",
    colour: "#b3232a",
  },
  unknown: {
    fill: "M12 1l10.2 10.2a1.1 1.1 0 0 1 0 1.6L12 23 1.8 12.8a1.1 1.1 0 0 1 0-1.6z",
    cut: "M8 12h8",
    colour: "#5f5a66",
  },
};

export function drawPictogram(
  doc: PDFKit.PDFDocument,
  name: PictogramName,
  x: number,
  y: number,
  size: number,
): void {
  const { fill, cut, colour } = PICTOGRAMS[name];
  doc
    .save()
    .translate(x, y)
    .scale(size / 24);
  doc.path(fill).fill(colour);
  doc.path(cut).lineWidth(2.4).lineCap("round").lineJoin("round").stroke("#ffffff");
  doc.restore();
}

/** The mark of the site: a roof, somebody tall and somebody small. In a square of 40. */
export function drawMark(doc: PDFKit.PDFDocument, x: number, y: number, size: number): void {
  doc
    .save()
    .translate(x, y)
    .scale(size / 40);
  doc.roundedRect(0, 0, 40, 40, 11).fill("#a8432a");
  doc.path("M8 20L20 9l12 11").lineWidth(3.4).lineCap("round").lineJoin("round").stroke("#fff6ea");
  doc.circle(15.5, 21, 3.5).fill("#fff6ea");
  doc.path("M10.5 33v-2.5a5 5 0 0 1 10 0V33z").fill("#fff6ea");
  doc.circle(26, 24.5, 2.7).fill("#ffd28a");
  doc.path("M22.3 33v-1.3a3.7 3.7 0 0 1 7.4 0V33z").fill("#ffd28a");
  doc.restore();
}
