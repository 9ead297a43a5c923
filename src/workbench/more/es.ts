// The same in Spanish.
import type { MoreWords } from "./en.ts";

export const moreEs: MoreWords = {
  readKeys: "Valores de «{title}»: las flechas recorren una línea y pasan de una a otra",
  readNothing: "no hay ningún valor elegido",
  readHow: "Señale el gráfico, o use las flechas, para ver sus valores.",
  observedKnown:
    "Los rombos son cifras publicadas, todas dentro de la muestra: quien hizo el modelo las conocía, y una curva que las alcanza no ha superado ninguna prueba.",
  observedElsewhere: "{count} cifras publicadas están sobre «Ambas líneas».",
  observedColumns: {
    caption: (title) => `Cifras publicadas: ${title}`,
    period: "período",
    published: "publicado",
    source: "editor y publicación",
    on: "salió el",
  },
};
