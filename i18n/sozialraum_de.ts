<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Sozialraum</name>
    <message>
        <location filename="../i18n/aggregate_errors.py"/>
        <source>Features in no area: {count}. They are in no number of the areas, only in OUTSIDE.</source>
        <translation>Objekte in keinem Gebiet: {count}. Sie stecken in keiner Zahl der Gebiete, nur in OUTSIDE.</translation>
    </message>
    <message>
        <location filename="../i18n/aggregate_errors.py"/>
        <source>Of these without geometry or with unusable coordinates: {count}.</source>
        <translation>Davon ohne Geometrie oder mit unbrauchbaren Koordinaten: {count}.</translation>
    </message>
    <message>
        <location filename="../i18n/aggregate_errors.py"/>
        <source>Points on a common border, or where areas overlap: {count}. Each counts once, in the area with the lowest key.</source>
        <translation>Punkte auf einer gemeinsamen Grenze oder wo sich Gebiete überlappen: {count}. Jeder zählt einmal, im Gebiet mit dem niedrigsten Schlüssel.</translation>
    </message>
    <message>
        <location filename="../i18n/aggregate_errors.py"/>
        <source>Points on a common border, or where areas overlap: {count}. Each counts once, in the first of these areas in the order of their layer.</source>
        <translation>Punkte auf einer gemeinsamen Grenze oder wo sich Gebiete überlappen: {count}. Jeder zählt einmal, im ersten dieser Gebiete in der Reihenfolge ihres Layers.</translation>
    </message>
    <message>
        <location filename="../i18n/aggregate_errors.py"/>
        <source>Features with more than one point: {count}. Each counts once, where its first point lies.</source>
        <translation>Objekte mit mehr als einem Punkt: {count}. Jedes zählt einmal, dort wo sein erster Punkt liegt.</translation>
    </message>
    <message>
        <location filename="../i18n/aggregate_errors.py"/>
        <source>Length outside of all areas: {length_m} m.</source>
        <translation>Länge außerhalb aller Gebiete: {length_m} m.</translation>
    </message>
    <message>
        <location filename="../i18n/aggregate_errors.py"/>
        <source>Ground outside of all areas: {area_m2} m².</source>
        <translation>Fläche außerhalb aller Gebiete: {area_m2} m².</translation>
    </message>
    <message>
        <location filename="../i18n/aggregate_errors.py"/>
        <source>Field “{field}”: {count} features in the areas hold no number. The sums are those of the others; how many are missing stands in missing_{field}.</source>
        <translation>Feld „{field}“: {count} Objekte in den Gebieten haben keine Zahl. Die Summen sind die der übrigen; wie viele fehlen, steht in missing_{field}.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>“{file}” is open in another program that reads or writes it right now. Nothing was changed. Please close that program or try again in a moment.</source>
        <translation>„{file}“ wird gerade von einem anderen Programm gelesen oder beschrieben. Es wurde nichts geändert. Bitte dieses Programm schließen oder es gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>“{file}” could not be read or written: the drive or network reported an error. Please check the connection; the last complete state of the data library is kept.</source>
        <translation>„{file}“ konnte nicht gelesen oder geschrieben werden: Das Laufwerk oder das Netz meldet einen Fehler. Bitte die Verbindung prüfen; der letzte vollständige Stand der Datenbibliothek bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>No layer with Planungsräume was chosen. Please choose the LOR layer of the Planungsräume; layers of Bezirksregionen, Prognoseräume and Bezirke only add names.</source>
        <translation>Es ist kein Layer mit Planungsräumen gewählt. Bitte den LOR-Layer der Planungsräume wählen; Layer der Bezirksregionen, Prognoseräume und Bezirke ergänzen nur die Namen.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}”: no field with LOR keys found. Expected are 8-digit keys such as 07300515, for example in a field PLR_ID.</source>
        <translation>Layer „{layer}“: kein Feld mit LOR-Schlüsseln gefunden. Erwartet werden 8-stellige Schlüssel wie 07300515, zum Beispiel in einem Feld PLR_ID.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}” holds no features. Nothing was taken.</source>
        <translation>Der Layer „{layer}“ enthält keine Objekte. Es wurde nichts übernommen.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}”, field {column}: {count} areas have no readable key (row {rows}). Please correct the layer.</source>
        <translation>Layer „{layer}“, Feld {column}: {count} Gebiete haben keinen lesbaren Schlüssel (Zeile {rows}). Bitte den Layer berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}”: {count} areas have no outline (row {rows}). Please correct the layer; nothing was computed.</source>
        <translation>Layer „{layer}“: {count} Gebiete haben keinen Umriss (Zeile {rows}). Bitte den Layer berichtigen; es wurde nichts berechnet.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}”: key {area} occurs more than once: {areas}. {count} keys are concerned. Each area must have its own key; please correct the layer.</source>
        <translation>Layer „{layer}“: Der Schlüssel {area} kommt mehrfach vor: {areas}. Betroffene Schlüssel: {count}. Jedes Gebiet braucht einen eigenen Schlüssel; bitte den Layer berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}” is incomplete for LOR {vintage}: {count} areas are missing ({areas}). Please use the complete layer.</source>
        <translation>Der Layer „{layer}“ ist für LOR {vintage} unvollständig: {count} Gebiete fehlen ({areas}). Bitte den vollständigen Layer verwenden.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}” holds {count} areas that do not belong to LOR {vintage}: {areas}. Please correct the layer.</source>
        <translation>Der Layer „{layer}“ enthält {count} Gebiete, die nicht zu LOR {vintage} gehören: {areas}. Bitte den Layer berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}”: its {count} keys belong to no known key system. If they are right, please name the key system (for example 2026).</source>
        <translation>Layer „{layer}“: Die {count} Schlüssel gehören zu keinem bekannten Gebietsstand. Wenn sie stimmen, bitte den Gebietsstand nennen (zum Beispiel 2026).</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}” holds the areas of LOR {found}, not of {vintage}. Please leave the key system empty or choose another layer.</source>
        <translation>Der Layer „{layer}“ enthält die Gebiete von LOR {found}, nicht von {vintage}. Bitte den Gebietsstand leer lassen oder einen anderen Layer wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>“{vintage}” is no key system. Please name the year from which the areas are valid, for example 2026.</source>
        <translation>„{vintage}“ ist kein Gebietsstand. Bitte das Jahr nennen, ab dem die Gebiete gelten, zum Beispiel 2026.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Two layers hold the areas of LOR {vintage}. Please choose only one of them.</source>
        <translation>Zwei Layer enthalten die Gebiete von LOR {vintage}. Bitte nur einen davon wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}”: these areas have no usable outline: {areas}. Please correct the layer.</source>
        <translation>Layer „{layer}“: Diese Gebiete haben keinen brauchbaren Umriss: {areas}. Bitte den Layer berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}” has no coordinate system. Please set it in the layer's properties (for data from Berlin mostly EPSG:25833).</source>
        <translation>Der Layer „{layer}“ hat kein Koordinatenbezugssystem. Bitte in den Layereigenschaften festlegen (bei Berliner Daten meist EPSG:25833).</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}” says {crs}, but its coordinates are degrees. Please set the right coordinate system in the layer's properties (mostly EPSG:4326).</source>
        <translation>Der Layer „{layer}“ gibt {crs} an, seine Koordinaten sind aber Grad. Bitte in den Layereigenschaften das richtige Koordinatenbezugssystem festlegen (meist EPSG:4326).</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}” says {crs}, but its coordinates are metres. Please set the right coordinate system in the layer's properties (mostly EPSG:25833).</source>
        <translation>Der Layer „{layer}“ gibt {crs} an, seine Koordinaten sind aber Meter. Bitte in den Layereigenschaften das richtige Koordinatenbezugssystem festlegen (meist EPSG:25833).</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}” ({crs}): latitude and longitude are swapped. Please load the layer with the other axis order.</source>
        <translation>Layer „{layer}“ ({crs}): Breite und Länge sind vertauscht. Bitte den Layer mit der anderen Achsenreihenfolge laden.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}” ({crs}) does not lie in Berlin. Please check its coordinate system in the layer's properties.</source>
        <translation>Der Layer „{layer}“ ({crs}) liegt nicht in Berlin. Bitte das Koordinatenbezugssystem in den Layereigenschaften prüfen.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}” holds no geometry. Please use “Import table…” for a table.</source>
        <translation>Der Layer „{layer}“ enthält keine Geometrie. Für eine Tabelle bitte „Tabelle importieren…“ verwenden.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}” mixes points, lines and polygons. Please split it into one layer of each kind.</source>
        <translation>Der Layer „{layer}“ mischt Punkte, Linien und Flächen. Bitte in je einen Layer aufteilen.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>This layer is not recognised. Please choose a theme or enter an own word.</source>
        <translation>Dieser Layer wird nicht erkannt. Bitte ein Thema wählen oder ein eigenes Wort eingeben.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>“{theme}” cannot be a theme, because quantities of the statistics begin with it. Please choose another word.</source>
        <translation>„{theme}“ kann kein Thema sein, weil Merkmale der Statistik so beginnen. Bitte ein anderes Wort wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>{theme} of {period} are in the data library already, from source “{title}”, at other places. Please remove that source first, choose another theme or put both layers into one.</source>
        <translation>{theme} vom {period} sind schon in der Datenbibliothek, aus der Quelle „{title}“ und an anderen Orten. Bitte zuerst diese Quelle entfernen, ein anderes Thema wählen oder beide Layer zu einem zusammenführen.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}” holds no polygons. Please choose layers with the LOR areas.</source>
        <translation>Der Layer „{layer}“ enthält keine Flächen. Bitte Layer mit den LOR-Gebieten wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}” cannot be opened. Please choose it again.</source>
        <translation>Der Layer „{layer}“ lässt sich nicht öffnen. Bitte neu wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}” is a virtual file (VRT) that reads other files. Please use the office's original file.</source>
        <translation>Der Layer „{layer}“ ist eine virtuelle Datei (VRT), die andere Dateien liest. Bitte die ursprüngliche Datei des Fachamts verwenden.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}” has no field “{field}”. Please choose a field of the layer or leave it empty.</source>
        <translation>Der Layer „{layer}“ hat kein Feld „{field}“. Bitte ein Feld des Layers wählen oder leer lassen.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>Layer “{layer}”, field “{field}”: {count} cells are no numbers, the first in row {row}: {content}. Please choose another field or correct the cells; nothing was computed.</source>
        <translation>Layer „{layer}“, Feld „{field}“: {count} Zellen sind keine Zahlen, die erste in Zeile {row}: {content}. Bitte ein anderes Feld wählen oder die Zellen berichtigen. Es wurde nichts berechnet.</translation>
    </message>
    <message>
        <location filename="../i18n/area_errors.py"/>
        <source>The result cannot be written: {reason}. Please choose another file or layer.</source>
        <translation>Das Ergebnis kann nicht geschrieben werden: {reason}. Bitte eine andere Datei oder einen anderen Layer wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>“{folder}” is no folder. Please choose the folder with the files.</source>
        <translation>„{folder}“ ist kein Ordner. Bitte den Ordner mit den Dateien wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>The folder “{folder}” is empty: there is nothing to audit. Please write the files first.</source>
        <translation>Der Ordner „{folder}“ ist leer: Es gibt nichts zu prüfen. Bitte zuerst die Dateien schreiben.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>Passed: no withheld number can be worked out from the files. They may be released.</source>
        <translation>Bestanden: Keine zurückgehaltene Zahl lässt sich aus den Dateien errechnen. Sie dürfen weitergegeben werden.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>Failed: {failed} numbers can be found out. Do not release these files.</source>
        <translation>Nicht bestanden: {failed} Zahlen sind zu erkennen. Diese Dateien nicht weitergeben.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>Undecided: {undecided} files or numbers could not be judged. Do not release before a person has looked at them.</source>
        <translation>Nicht entschieden: {undecided} Dateien oder Zahlen konnten nicht geprüft werden. Nicht weitergeben, bevor jemand sie angesehen hat.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{count} pictures in documents were not looked into; please look whether they show numbers.</source>
        <translation>{count} Bilder in Dokumenten wurden nicht gelesen; bitte nachsehen, ob sie Zahlen zeigen.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{measured} charts and maps were measured (lengths of bars, colours of areas, points of lines) or their parts and marks counted; of {others} others only the words were read.</source>
        <translation>{measured} Diagramme und Karten wurden gemessen (Längen der Balken, Farben der Flächen, Punkte der Linien) oder ihre Teile und Marken gezählt; von {others} anderen wurden nur die Wörter gelesen.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{count} numbers are printed with different values in different places.</source>
        <translation>{count} Zahlen sind an verschiedenen Stellen verschieden angegeben.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{count} equations between printed numbers do not hold; they were left out. A contradiction gives no number away, but says that something was altered, rounded, mixed up or printed wrongly:</source>
        <translation>{count} Gleichungen zwischen gedruckten Zahlen gehen nicht auf; sie blieben außer Betracht. Ein Widerspruch verrät keine Zahl, zeigt aber, dass etwas verändert, gerundet, verwechselt oder falsch gedruckt ist:</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{count} × an area or row is not the sum or mean of its parts: the publisher altered or rounded them, or cases that belong to no area are counted in the whole only.</source>
        <translation>{count} × ist ein Gebiet oder eine Zeile nicht die Summe oder das Mittel der Teile: Der Herausgeber hat sie verändert oder gerundet, oder Fälle ohne Gebiet stehen nur im Ganzen.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{count} × a share is not that of the counts it is made of: one of them is of another date or delivery, or was changed by hand.</source>
        <translation>{count} × passt ein Anteil nicht zu den Zahlen, aus denen er gebildet ist: Eine davon ist von einem anderen Stichtag oder aus einer anderen Lieferung, oder sie wurde von Hand geändert.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{count} × a change is not the difference of its two numbers: one of them was corrected since, or was changed by hand.</source>
        <translation>{count} × ist eine Veränderung nicht der Unterschied ihrer beiden Zahlen: Eine davon wurde seither berichtigt oder von Hand geändert.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{count} × a rank does not fit the numbers that are ranked: it ranks other ones.</source>
        <translation>{count} × passt ein Rang nicht zu den Zahlen, nach denen gereiht ist: Er gilt anderen.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{count} × numbers beside each other do not make what their columns or a supply standard make of them elsewhere.</source>
        <translation>{count} × ergeben Zahlen nebeneinander nicht, was ihre Spalten oder ein Richtwert sonst aus ihnen machen.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{count} × groups of people (ages, sexes, nationalities) do not make up all of them: they were rounded one by one, or people without an entry are in the whole only.</source>
        <translation>{count} × ergeben Gruppen (Alter, Geschlecht, Staatsangehörigkeit) nicht alle Menschen: Sie wurden einzeln gerundet, oder Menschen ohne Angabe stehen nur in der Gesamtzahl.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{count} × old and new areas that are the same ground have different numbers: the publisher altered them apart.</source>
        <translation>{count} × haben alte und neue Gebiete auf demselben Grund verschiedene Zahlen: Der Herausgeber hat sie getrennt verändert.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>Only one value is possible.</source>
        <translation>Nur ein Wert ist möglich.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>It is certainly below the threshold.</source>
        <translation>Sie liegt sicher unter der Schwelle.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>It is known to less than the threshold’s width.</source>
        <translation>Sie ist genauer bekannt, als die Schwelle breit ist.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>The one person counted in {other} can work it out.</source>
        <translation>Die eine Person, die in {other} gezählt ist, kann sie errechnen.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>A small number can be read.</source>
        <translation>Eine kleine Zahl ist zu lesen.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>The rest to all people is small.</source>
        <translation>Der Rest zu allen Personen ist klein.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>All people of the area are counted.</source>
        <translation>Alle Personen des Gebiets sind gezählt.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>Withheld here, but readable in {other}.</source>
        <translation>Hier zurückgehalten, aber zu lesen in {other}.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>It tells the places of one carrier, or leaves them beside the areas in it that can be read.</source>
        <translation>Sie verrät die Plätze eines einzigen Trägers, oder lässt sie neben den lesbaren Gebieten darin übrig.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{place}: this kind of content is not read ({detail}).</source>
        <translation>{place}: Diese Art Inhalt wird nicht gelesen ({detail}).</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{place}: the file cannot be opened or is damaged.</source>
        <translation>{place}: Die Datei lässt sich nicht öffnen oder ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{place}: the file is protected by a password.</source>
        <translation>{place}: Die Datei ist mit einem Passwort geschützt.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{place}: the Python package “{detail}” is needed to read it; QGIS’s full installer brings it.</source>
        <translation>{place}: Zum Lesen wird das Python-Paket „{detail}“ gebraucht; das vollständige QGIS-Installationspaket bringt es mit.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{place}: deleted or earlier content is still in the file. Please write it anew.</source>
        <translation>{place}: Gelöschter oder früherer Inhalt steckt noch in der Datei. Bitte neu schreiben.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{place}: words that may point at single people: “{detail}”. Please decide whether they may be said.</source>
        <translation>{place}: Worte, die auf einzelne Personen deuten können: „{detail}“. Bitte entscheiden, ob sie gesagt werden dürfen.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{place}: a chart or map may show a withheld number by a length or colour ({detail}).</source>
        <translation>{place}: Ein Diagramm oder eine Karte zeigt eine zurückgehaltene Zahl womöglich durch Länge oder Farbe ({detail}).</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{place}: the PDF has no tags, so that its tables cannot be told from its words.</source>
        <translation>{place}: Das PDF hat keine Auszeichnung (Tags), darum sind seine Tabellen nicht von seinen Wörtern zu unterscheiden.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{place}: the file is too large to be read.</source>
        <translation>{place}: Die Datei ist zu groß zum Lesen.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{count} numbers: there was not enough time.</source>
        <translation>{count} Zahlen: Die Zeit hat nicht gereicht.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{count} numbers: the equations could not be solved.</source>
        <translation>{count} Zahlen: Die Gleichungen ließen sich nicht lösen.</translation>
    </message>
    <message>
        <location filename="../i18n/audit_errors.py"/>
        <source>{count} numbers: what the files say about them contradicts itself.</source>
        <translation>{count} Zahlen: Was die Dateien über sie sagen, widerspricht sich.</translation>
    </message>
    <message>
        <location filename="../i18n/background_errors.py"/>
        <source>“{layer}” cannot lie behind the maps of a document: only pictures and map tiles can, since a layer of features may hold what must not be published. Please choose an aerial photograph or a base map.</source>
        <translation>„{layer}“ kann nicht hinter den Karten eines Dokuments liegen: Das können nur Bilder und Kartenkacheln, denn eine Ebene mit Objekten kann enthalten, was nicht veröffentlicht werden darf. Bitte ein Luftbild oder eine Grundkarte wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/background_errors.py"/>
        <source>The background “{layer}” could not be drawn: {reason}. Please look whether QGIS shows the layer, or write the documents without a background.</source>
        <translation>Der Hintergrund „{layer}“ konnte nicht gezeichnet werden: {reason}. Bitte prüfen, ob QGIS die Ebene zeigt, oder die Dokumente ohne Hintergrund schreiben.</translation>
    </message>
    <message>
        <location filename="../i18n/background_errors.py"/>
        <source>The background's picture cannot be read: {reason}. Please write the documents without it.</source>
        <translation>Das Bild des Hintergrunds kann nicht gelesen werden: {reason}. Bitte die Dokumente ohne Hintergrund schreiben.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>Layer “{layer}”, field “{field}”: key {area} occurs more than once (rows {rows}; keys concerned: {count}). Each area must be one feature; please correct the layer, nothing was computed.</source>
        <translation>Layer „{layer}“, Feld „{field}“: Der Schlüssel {area} kommt mehrfach vor (Zeilen {rows}; betroffene Schlüssel: {count}). Jedes Gebiet muss genau ein Objekt sein. Bitte den Layer berichtigen; es wurde nichts berechnet.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>Layer “{layer}”, field “{field}” mixes areas of several levels: {areas}. Please choose a layer or a filter with one level; nothing was computed.</source>
        <translation>Layer „{layer}“, Feld „{field}“ mischt Gebiete mehrerer Ebenen: {areas}. Bitte einen Layer oder Filter mit nur einer Ebene wählen; es wurde nichts berechnet.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>Layer “{layer}”, field “{field}” mixes key systems: most areas are of LOR {vintage}, but {count} are of another one ({areas}). Please use areas of one key system; nothing was computed.</source>
        <translation>Layer „{layer}“, Feld „{field}“ mischt Gebietsstände: Die meisten Gebiete gehören zu LOR {vintage}, {count} aber zu einem anderen ({areas}). Bitte Gebiete nur eines Gebietsstands verwenden; es wurde nichts berechnet.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>Level {level} cannot be reported: units have to be larger than the areas of the layer, whose key field must be chosen. Possible here: {known}.</source>
        <translation>Die Ebene {level} kann nicht ausgewiesen werden: Die Einheiten müssen größer sein als die Gebiete des Layers, und dessen Schlüsselfeld muss gewählt sein. Möglich sind hier: {known}.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>Layer “{layer}”, field “{field}”: number below zero in row {row}: {content} (rows concerned: {count}). Counts of people and cases cannot be; please correct the layer or choose another field.</source>
        <translation>Layer „{layer}“, Feld „{field}“: Zahl kleiner als null in Zeile {row}: {content} (betroffene Zeilen: {count}). Personen- und Fallzahlen können nicht negativ sein. Bitte den Layer berichtigen oder ein anderes Feld wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>Layer “{layer}”: “{field}” is greater than “{total}” in row {row}: {content} of {limit} (areas concerned: {count}). Please check whether the fields are mixed up or of different dates; nothing was computed.</source>
        <translation>Layer „{layer}“: „{field}“ ist größer als „{total}“ in Zeile {row}: {content} von {limit} (betroffene Gebiete: {count}). Bitte prüfen, ob die Felder vertauscht sind oder verschiedene Stichtage haben; es wurde nichts berechnet.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>Layer “{layer}”, field “{field}”: too few areas with a value and a neighbour that has one: {count}; at least {needed} are needed. Please choose a layer with more areas.</source>
        <translation>Layer „{layer}“, Feld „{field}“: Zu wenige Gebiete mit Wert und mit Nachbargebiet, das einen hat: {count}; nötig sind mindestens {needed}. Bitte einen Layer mit mehr Gebieten wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>Layer “{layer}”, field “{field}”: all {count} areas have the same value. Without differences there are no clusters; please choose another field.</source>
        <translation>Layer „{layer}“, Feld „{field}“: Alle {count} Gebiete haben denselben Wert. Ohne Unterschiede gibt es keine Cluster; bitte ein anderes Feld wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>Dissimilarity {dissimilarity}, segregation index {segregation}, isolation {isolation} ({areas} areas, {group} of {total} persons).</source>
        <translation>Dissimilarität {dissimilarity}, Segregationsindex {segregation}, Isolation {isolation} ({areas} Gebiete, {group} von {total} Personen).</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>No index: there must be at least two inhabited areas with people of the group and with others.</source>
        <translation>Kein Index: Nötig sind mindestens zwei bewohnte Gebiete, in denen Menschen der Gruppe und andere leben.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>No index for all areas together; areas whose number is missing or secret: {count}. An index without them would be another one; it can be asked for with “Leave out areas without a number”.</source>
        <translation>Kein Index für alle Gebiete zusammen; Gebiete mit fehlender oder geheimer Zahl: {count}. Ein Index ohne sie wäre ein anderer; er lässt sich mit „Gebiete ohne Zahl auslassen“ berechnen.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>Areas left out because their number is missing or secret: {count}; the index is that of the others.</source>
        <translation>Ausgelassene Gebiete mit fehlender oder geheimer Zahl: {count}; der Index gilt nur für die übrigen.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>Areas without inhabitants, or to which the numbers do not apply: {count}; they take no part.</source>
        <translation>Gebiete ohne Einwohner oder mit nicht sinnvoller Angabe (x): {count}; sie gehen nicht ein.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>Moran's I {moran} (expected without spatial order: {expected}), p = {p} after {permutations} permutations, {count} areas.</source>
        <translation>Morans I {moran} (zu erwarten ohne räumliche Ordnung: {expected}), p = {p} nach {permutations} Permutationen, {count} Gebiete.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>Clusters: {HH} areas HH (high among high), {LL} LL (low among low), {HL} HL (high among low), {LH} LH (low among high); {rest} areas are not significant.</source>
        <translation>Cluster: {HH} Gebiete HH (hoch unter hohen), {LL} LL (niedrig unter niedrigen), {HL} HL (hoch unter niedrigen), {LH} LH (niedrig unter hohen); {rest} Gebiete sind nicht signifikant.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>With {permutations} permutations p cannot be smaller than {p}; among {count} areas that is significant only if at least {needed} areas reach it. More permutations tell finer.</source>
        <translation>Bei {permutations} Permutationen kann p nicht kleiner als {p} werden; bei {count} Gebieten ist das nur signifikant, wenn mindestens {needed} Gebiete diesen Wert erreichen. Mehr Permutationen unterscheiden feiner.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>Areas without a value: {count}; they take no part (field “status” says why), and their neighbours are compared with the others.</source>
        <translation>Gebiete ohne Wert: {count}; sie gehen nicht ein (das Feld „status“ sagt, warum), und ihre Nachbargebiete werden mit den übrigen verglichen.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>Areas without a neighbour that has a value: {count}; they take no part (“no_neighbour” in field “status”).</source>
        <translation>Gebiete ohne Nachbargebiet mit Wert: {count}; sie gehen nicht ein („no_neighbour“ im Feld „status“).</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>Areas at the outer border of the layer (“city_border” = 1): {count}. Their neighbours beyond it are not known, so that their result is less certain.</source>
        <translation>Gebiete am Außenrand des Layers („city_border“ = 1): {count}. Ihre Nachbarn jenseits davon sind nicht bekannt, das Ergebnis ist dort weniger sicher.</translation>
    </message>
    <message>
        <location filename="../i18n/cluster_errors.py"/>
        <source>The layer is not all of Berlin (Bezirke: {districts}): neighbours in the other Bezirke are missing and the mean is that of this part. Better compute all of Berlin and select afterwards.</source>
        <translation>Der Layer ist nicht ganz Berlin (Bezirke: {districts}): Die Nachbargebiete in den anderen Bezirken fehlen, und der Mittelwert ist der dieses Ausschnitts. Besser ganz Berlin berechnen und danach auswählen.</translation>
    </message>
    <message>
        <location filename="../i18n/comparison_errors.py"/>
        <source>The data library's own rules for attention stages cannot be read at “{place}”: {content}. Please enter them anew by “Rules and targets…” in the menu Sozialraum; without them the presetting holds.</source>
        <translation>Die eigenen Regeln der Datenbibliothek für Aufmerksamkeitsstufen sind bei „{place}“ nicht lesbar: {content}. Bitte über „Regeln und Richtwerte…“ im Menü Sozialraum neu eingeben; ohne sie gilt die Voreinstellung.</translation>
    </message>
    <message>
        <location filename="../i18n/comparison_errors.py"/>
        <source>“{content}” is no number. Please enter one such as 0,5 or 40.</source>
        <translation>„{content}“ ist keine Zahl. Bitte eine Zahl eingeben, etwa 0,5 oder 40.</translation>
    </message>
    <message>
        <location filename="../i18n/comparison_errors.py"/>
        <source>A rule by limits needs a limit for stage 2 or 3. Please enter one, or choose “never rated”.</source>
        <translation>Eine Regel mit Grenzwerten braucht einen Grenzwert für Stufe 2 oder 3. Bitte einen eingeben oder „nie einstufen“ wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/comparison_errors.py"/>
        <source>Stage 3 ({second}) cannot begin before stage 2 ({first}). Please enter the smaller distance for stage 2.</source>
        <translation>Stufe 3 ({second}) kann nicht vor Stufe 2 ({first}) beginnen. Bitte bei Stufe 2 den kleineren Abstand eingeben.</translation>
    </message>
    <message>
        <location filename="../i18n/comparison_errors.py"/>
        <source>With these limits stage 2 ({two}) would never be given, because stage 3 ({three}) holds there already. Please let stage 3 begin further out.</source>
        <translation>Mit diesen Grenzwerten gäbe es Stufe 2 ({two}) nie, weil dort schon Stufe 3 ({three}) gilt. Bitte Stufe 3 weiter außen beginnen lassen.</translation>
    </message>
    <message>
        <location filename="../i18n/comparison_errors.py"/>
        <source>These indicators are not in the catalogue or not defined for this level: {indicators}. Known are: {known}.</source>
        <translation>Diese Kennzahlen stehen nicht im Katalog oder sind für diese Ebene nicht vorgesehen: {indicators}. Bekannt sind: {known}.</translation>
    </message>
    <message>
        <location filename="../i18n/comparison_errors.py"/>
        <source>The data library holds no areas of level {level}. Please add the LOR layer by “Create data library…” or choose another level.</source>
        <translation>Die Datenbibliothek enthält keine Gebiete der Ebene {level}. Bitte den LOR-Layer über „Datenbibliothek anlegen…“ ergänzen oder eine andere Ebene wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/comparison_errors.py"/>
        <source>x: fewer than {limit} to relate to, no rate</source>
        <translation>x: Bezugsgröße unter {limit}, kein Anteil</translation>
    </message>
    <message>
        <location filename="../i18n/comparison_errors.py"/>
        <source>a class, no number: no range of random fluctuation</source>
        <translation>eine Klasse, keine Zahl: kein Schwankungsbereich</translation>
    </message>
    <message>
        <location filename="../i18n/comparison_errors.py"/>
        <source>Places and areas are provided and do not fluctuate by chance: no range</source>
        <translation>Plätze und Flächen werden bereitgestellt und schwanken nicht zufällig: kein Schwankungsbereich</translation>
    </message>
    <message>
        <location filename="../i18n/comparison_errors.py"/>
        <source>Related to ground, not to people: no range</source>
        <translation>Bezug auf Fläche statt auf Menschen: kein Schwankungsbereich</translation>
    </message>
    <message>
        <location filename="../i18n/comparison_errors.py"/>
        <source>The number of inhabitants is counted in full and no case among others: no range</source>
        <translation>Die Einwohnerzahl ist vollständig gezählt und kein Fall unter anderen: kein Schwankungsbereich</translation>
    </message>
    <message>
        <location filename="../i18n/comparison_errors.py"/>
        <source>Whole Planungsräume change their class together, not single people: no range</source>
        <translation>Hier wechseln ganze Planungsräume die Klasse, nicht einzelne Menschen: kein Schwankungsbereich</translation>
    </message>
    <message>
        <location filename="../i18n/comparison_errors.py"/>
        <source>The value was delivered without the numbers it was divided from: no range</source>
        <translation>Der Wert wurde ohne Zähler und Nenner geliefert: kein Schwankungsbereich</translation>
    </message>
    <message>
        <location filename="../i18n/comparison_errors.py"/>
        <source>More counted than there are to relate to, so this is no share: no range</source>
        <translation>Mehr gezählt, als die Bezugsgröße umfasst, also kein Anteil: kein Schwankungsbereich</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>No field was chosen. Please choose the fields with counts.</source>
        <translation>Es wurde kein Feld gewählt. Bitte die Felder mit Anzahlen wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>Field “{field}” looks like a share, a rate or a mean. Such figures can neither be added nor split: please convert numerator and denominator apart and divide afterwards. If it is a count, please rename it.</source>
        <translation>Feld „{field}“ sieht nach Anteil, Rate oder Mittelwert aus. Solche Werte lassen sich weder addieren noch aufteilen: Bitte Zähler und Nenner getrennt umrechnen und danach teilen. Ist es doch eine Anzahl, bitte das Feld umbenennen.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>Field “{field}” has the name of a column that the result gets. Please rename it.</source>
        <translation>Feld „{field}“ heißt wie eine Spalte, die das Ergebnis bekommt. Bitte umbenennen.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>Layer “{layer}”: {count} target areas overlap with others (row {rows}). A count cannot go to two of them; please use areas without overlaps.</source>
        <translation>Layer „{layer}“: {count} Zielgebiete überlappen andere (Zeile {rows}). Eine Anzahl kann nicht in zwei Gebiete gehen; bitte Gebiete ohne Überlappung verwenden.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>{share} % of field “{field}” ({outside}) lie outside of all target areas. Please choose target areas that cover all source areas and pick yours from the result, or select the source areas inside.</source>
        <translation>{share} % von Feld „{field}“ ({outside}) liegen außerhalb aller Zielgebiete. Bitte Zielgebiete wählen, die alle Ausgangsgebiete abdecken, und die eigenen aus dem Ergebnis nehmen, oder nur die Ausgangsgebiete darin auswählen.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>Layer “{layer}” cannot be a weight. Please use a layer of points only or of polygons only.</source>
        <translation>Layer „{layer}“ taugt nicht als Gewicht. Bitte einen Layer nur mit Punkten oder nur mit Polygonen verwenden.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>None of the weight layers has a field “{field}”. Please check its spelling.</source>
        <translation>Kein Gewichts-Layer hat ein Feld „{field}“. Bitte die Schreibweise prüfen.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>The table of weights names the field “{field}”, which was not chosen. Please check its spelling.</source>
        <translation>Die eigenen Gewichte nennen das Feld „{field}“, das nicht gewählt wurde. Bitte die Schreibweise prüfen.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>The table of weights cannot be read: {content}. Expected is JSON with field and weight field, for example {example}.</source>
        <translation>Die eigenen Gewichte sind nicht lesbar: {content}. Erwartet wird JSON mit Feld und Gewichtsfeld, zum Beispiel {example}.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>Layer “{layer}”, field “{field}”: weights cannot be negative. Please correct the layer.</source>
        <translation>Layer „{layer}“, Feld „{field}“: Gewichte können nicht negativ sein. Bitte den Layer berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>Layer “{layer}”: all weights inside the source areas are 0. Please check layer and weight field, or leave the layer out.</source>
        <translation>Layer „{layer}“: Alle Gewichte in den Ausgangsgebieten sind 0. Bitte Layer und Gewichtsfeld prüfen oder den Layer weglassen.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>Layer “{layer}”: {count} invalid outlines were repaired for the computation.</source>
        <translation>Layer „{layer}“: {count} ungültige Umrisse wurden für die Berechnung repariert.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>Layer “{layer}”: {count} source areas lie over others. Each is converted by itself; whoever is counted in both counts twice.</source>
        <translation>Layer „{layer}“: {count} Ausgangsgebiete liegen über anderen. Jedes wird für sich umgerechnet; wer in beiden gezählt ist, zählt doppelt.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>Layer “{layer}”: {count} features without geometry were not used as weights.</source>
        <translation>Layer „{layer}“: {count} Objekte ohne Geometrie wurden nicht als Gewicht verwendet.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>Layer “{layer}”, field “{field}”: {count} weights are missing and count 0.</source>
        <translation>Layer „{layer}“, Feld „{field}“: {count} Gewichte fehlen und zählen 0.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>{count} source areas are split by their ground, as if people lived evenly on it. Weights (addresses, inhabitants by block) make this much better.</source>
        <translation>{count} Ausgangsgebiete sind nach Fläche aufgeteilt, als wohnte man darauf gleichmäßig verteilt. Mit Gewichten (Adressen, Einwohnerinnen und Einwohner je Block) wird es viel genauer.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>{count} source areas hold no weights and are split by their ground.</source>
        <translation>In {count} Ausgangsgebieten gibt es keine Gewichte; sie sind nach Fläche aufgeteilt.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>{count} source areas touch no target area; their counts go to the nearest one.</source>
        <translation>{count} Ausgangsgebiete berühren kein Zielgebiet; ihre Anzahlen gehen an das nächstgelegene.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>{count} target areas lie in no source area and stay without a number.</source>
        <translation>{count} Zielgebiete liegen in keinem Ausgangsgebiet und bleiben ohne Wert.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>Field “{field}”: {count} target areas get no number, because a source area they have a share of is missing or secret. The sum of the others is smaller by that.</source>
        <translation>Feld „{field}“: {count} Zielgebiete bekommen keinen Wert, weil ein Ausgangsgebiet, an dem sie Anteil haben, fehlt oder geheim ist. Um dessen Rest ist die Summe der übrigen kleiner.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>Target areas: {identical} identical, {merged} merged from whole ones, {split} from parts, {mixed} mixed.</source>
        <translation>Zielgebiete: {identical} identisch, {merged} aus ganzen Gebieten zusammengelegt, {split} aus Teilen, {mixed} gemischt.</translation>
    </message>
    <message>
        <location filename="../i18n/crosswalk_errors.py"/>
        <source>{field}: {before} before, {after} after; of these {estimated} ({share} %) come from split areas.</source>
        <translation>{field}: {before} vorher, {after} nachher; davon stammen {estimated} ({share} %) aus geteilten Gebieten.</translation>
    </message>
    <message>
        <location filename="../i18n/disclosure_errors.py"/>
        <source>The library's own policies of confidentiality cannot be read at “{place}”: {content}. Nothing is released until they are right; the form is that of resources/catalogue/disclosure.json.</source>
        <translation>Die eigenen Regeln der Geheimhaltung in der Datenbibliothek sind bei „{place}“ nicht lesbar: {content}. Solange sie nicht stimmen, wird nichts freigegeben; die Form ist die von resources/catalogue/disclosure.json.</translation>
    </message>
    <message>
        <location filename="../i18n/disclosure_errors.py"/>
        <source>The check before the release could find out numbers of {quantities} that are held back. So their whole tables are left out of the public edition; everything else is there. Please block these quantities or show them for larger areas only (“Rules of confidentiality…” in the menu Sozialraum), if some of it is to be shown.</source>
        <translation>Die Prüfung vor der Freigabe konnte zurückgehaltene Zahlen zu {quantities} errechnen. Deshalb fehlen deren ganze Tabellen in der öffentlichen Ausgabe; alles andere steht da. Soll etwas davon gezeigt werden, bitte diese Größen sperren oder nur für größere Gebiete zeigen („Geheimhaltungsregeln…“ im Menü Sozialraum).</translation>
    </message>
    <message>
        <location filename="../i18n/disclosure_errors.py"/>
        <source>The check before the release could find out {count} numbers that are held back: {found}. Nothing was written. Please block these quantities for the public edition, or show them for larger areas only.</source>
        <translation>Die Prüfung vor der Freigabe konnte {count} zurückgehaltene Zahlen herausfinden: {found}. Es wurde nichts geschrieben. Bitte diese Größen für die öffentliche Ausgabe sperren oder nur für größere Gebiete zeigen.</translation>
    </message>
    <message>
        <location filename="../i18n/disclosure_errors.py"/>
        <source>The check before the release could not decide about {count} numbers, so nothing was written. Please look whether totals and parts of the office's tables add up, or block the quantities for the public edition.</source>
        <translation>Die Prüfung vor der Freigabe konnte über {count} Zahlen nicht entscheiden; es wurde nichts geschrieben. Bitte nachsehen, ob Summen und Teile in den Tabellen des Amts aufgehen, oder die Größen für die öffentliche Ausgabe sperren.</translation>
    </message>
    <message>
        <location filename="../i18n/disclosure_errors.py"/>
        <source>There is no release {release} in the ledger of “{file}”. Please look at the list of releases.</source>
        <translation>Im Freigaberegister von „{file}“ gibt es keine Freigabe {release}. Bitte in der Liste der Freigaben nachsehen.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>The template “{template}” cannot be read: {reason}. Please correct the file in the folder “vorlagen” beside the data library, or take it away.</source>
        <translation>Die Vorlage „{template}“ kann nicht gelesen werden: {reason}. Bitte die Datei im Ordner „vorlagen“ neben der Datenbibliothek berichtigen oder entfernen.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>The template “{template}” is not written as JSON (UTF-8); the mistake is at line {line}, column {column} or just before. Please correct the file.</source>
        <translation>Die Vorlage „{template}“ ist kein JSON (UTF-8); der Fehler steht in Zeile {line}, Spalte {column} oder kurz davor. Bitte die Datei berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>The template “{template}” is larger than 2 MB or has thousands of lists; that is no template. Please take the file away.</source>
        <translation>Die Vorlage „{template}“ ist größer als 2 MB oder hat Tausende von Listen; das ist keine Vorlage. Bitte die Datei entfernen.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>The template “{template}” is not right at “{where}”: “{wanted}” is missing. Please correct the file.</source>
        <translation>Die Vorlage „{template}“ stimmt bei „{where}“ nicht: „{wanted}“ fehlt. Bitte die Datei berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>The template “{template}” is not right at “{where}”: a value of the type “{wanted}” is expected. Please correct the file.</source>
        <translation>Die Vorlage „{template}“ stimmt bei „{where}“ nicht: Erwartet wird ein Wert der Art „{wanted}“. Bitte die Datei berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>The template “{template}” is not right at “{where}”: possible are {wanted}. Please correct the file.</source>
        <translation>Die Vorlage „{template}“ stimmt bei „{where}“ nicht: Möglich sind {wanted}. Bitte die Datei berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>The template “{template}” is not right at “{where}”: it is longer than {wanted} characters. Please correct the file.</source>
        <translation>Die Vorlage „{template}“ stimmt bei „{where}“ nicht: länger als {wanted} Zeichen. Bitte die Datei berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>The template “{template}” is not right at “{where}”: at least {wanted} entries are needed. Please correct the file.</source>
        <translation>Die Vorlage „{template}“ stimmt bei „{where}“ nicht: Mindestens {wanted} Einträge sind nötig. Bitte die Datei berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>The template “{template}” is not right at “{where}”: this word is not known. Possible are {wanted}. Please correct the file.</source>
        <translation>Die Vorlage „{template}“ stimmt bei „{where}“ nicht: Dieses Wort ist unbekannt. Möglich sind {wanted}. Bitte die Datei berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>The template “{template}” is not right at “{where}”: it must be “{wanted}”, as the file is called. Please correct the file.</source>
        <translation>Die Vorlage „{template}“ stimmt bei „{where}“ nicht: Hier muss „{wanted}“ stehen, wie die Datei heißt. Bitte die Datei berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>{area}: what must stand on page {page} does not fit. The document was not written. Please shorten the text.</source>
        <translation>{area}: Was auf Seite {page} stehen muss, passt nicht. Das Dokument wurde nicht geschrieben. Bitte den Text kürzen.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>Page {page}: something is higher than a page. The document was not written.</source>
        <translation>Seite {page}: Etwas ist höher als eine Seite. Das Dokument wurde nicht geschrieben.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>{area}: the numbers or outlines in “{part}” belong to another area. The document was not written. Please check the LOR layers of the data library.</source>
        <translation>{area}: Die Zahlen oder Umrisse in „{part}“ gehören zu einem anderen Gebiet. Das Dokument wurde nicht geschrieben. Bitte die LOR-Layer der Datenbibliothek prüfen.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>{area}: at {period} there is no area of its level that is made of the same Planungsräume, so there is nothing to compare it with. Please choose a date of the same key system, or write the report for the Bezirk.</source>
        <translation>{area}: Zum {period} gibt es kein Gebiet dieser Ebene aus denselben Planungsräumen, also nichts zu vergleichen. Bitte einen Stichtag desselben Gebietsstands wählen oder den Bericht für den Bezirk schreiben.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>The data library has no population before {period}, so there is no earlier edition. Please name another data library or another date.</source>
        <translation>Die Datenbibliothek enthält keine Bevölkerung vor dem {period}, also keine frühere Ausgabe. Bitte eine andere Datenbibliothek oder einen anderen Stichtag angeben.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>Both editions are the same data library at the same date. Please choose another date or another data library.</source>
        <translation>Beide Ausgaben sind dieselbe Datenbibliothek zum selben Stichtag. Bitte einen anderen Stichtag oder eine andere Datenbibliothek wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>{area}: the edition to compare with ({before}) is later than the present one ({after}). Please exchange the two.</source>
        <translation>{area}: Die frühere Ausgabe ({before}) ist jünger als die jetzige ({after}). Bitte beide vertauschen.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>Some signs cannot be shown by the typeface; the document has “�” in their place. Please search it for that sign and write these words otherwise.</source>
        <translation>Einige Zeichen kann die Schrift nicht darstellen; im Dokument steht dafür „�“. Bitte dort danach suchen und diese Wörter anders schreiben.</translation>
    </message>
    <message>
        <location filename="../i18n/document_errors.py"/>
        <source>Written as a draft that is not accessible ({problems}). Every page says so; please do not publish it.</source>
        <translation>Als Entwurf geschrieben, der nicht barrierefrei ist ({problems}). Jede Seite sagt das; bitte nicht veröffentlichen.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>Please choose at least one status indicator and one dynamics indicator. Nothing was computed.</source>
        <translation>Bitte mindestens einen Statusindikator und einen Dynamikindikator wählen. Es wurde nichts berechnet.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>A composite index needs at least 2 indicators, chosen are {count}. Please choose more fields.</source>
        <translation>Ein zusammengesetzter Index braucht mindestens 2 Indikatoren, gewählt sind {count}. Bitte weitere Felder wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>Field “{field}” is chosen more than once. Please choose each indicator once.</source>
        <translation>Das Feld „{field}“ ist mehrfach gewählt. Bitte jeden Indikator nur einmal wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>Field “{field}” of “{layer}” holds LOR keys and no numbers. Please choose the field with the numbers.</source>
        <translation>Das Feld „{field}“ von „{layer}“ enthält LOR-Schlüssel und keine Zahlen. Bitte das Feld mit den Zahlen wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>Indicator “{field}” is the same ({value}) in all areas that count, so it tells no area from another. Please leave it out.</source>
        <translation>Der Indikator „{field}“ ist in allen gewerteten Gebieten gleich ({value}) und unterscheidet daher kein Gebiet vom anderen. Bitte diesen Indikator weglassen.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>Indicator “{field}” holds numbers too large to compute with. Please check the field.</source>
        <translation>Der Indikator „{field}“ enthält Zahlen, die zum Rechnen zu groß sind. Bitte das Feld prüfen.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>The indicators {fields} cancel each other in every area, so their sum tells no area from another. Please check whether one of them points the other way.</source>
        <translation>Die Indikatoren {fields} heben sich in jedem Gebiet gegenseitig auf; ihre Summe unterscheidet daher kein Gebiet vom anderen. Bitte prüfen, ob einer von ihnen in die andere Richtung zeigt.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>None of the {count} areas can be used: too few inhabitants, left out by the condition or without numbers. Please check fields and condition; nothing was computed.</source>
        <translation>Keines der {count} Gebiete ist verwendbar: zu wenige EW, durch die Bedingung ausgenommen oder ohne Zahlen. Bitte Felder und Bedingung prüfen; es wurde nichts berechnet.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>Only {count} areas can be used; at least {limit} are needed. Nothing was computed.</source>
        <translation>Nur {count} Gebiete sind verwendbar, gebraucht werden mindestens {limit}. Es wurde nichts berechnet.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>The number of inhabitants in row {row} is negative ({value}). Please correct the field.</source>
        <translation>Die Zahl der EW in Zeile {row} ist negativ ({value}). Bitte das Feld berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>The condition “{expression}” cannot be evaluated: {reason}. Please correct it.</source>
        <translation>Die Bedingung „{expression}“ lässt sich nicht auswerten: {reason}. Bitte berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>“{expression}” gives “{value}” and no yes or no. Please enter a condition, for example {example}.</source>
        <translation>„{expression}“ ergibt „{value}“ und kein Ja oder Nein. Bitte eine Bedingung eingeben, zum Beispiel {example}.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>The weights cannot be read. Please enter fields and numbers, for example {example}.</source>
        <translation>Die Gewichte sind nicht lesbar. Bitte Felder und Zahlen eingeben, zum Beispiel {example}.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>The weights name “{field}”, which is none of the chosen indicators. Possible are: {known}.</source>
        <translation>Die Gewichte nennen „{field}“; das ist keiner der gewählten Indikatoren. Möglich sind: {known}.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>The weight of “{field}” is “{value}”. Weights must be numbers from 0 upwards.</source>
        <translation>Das Gewicht von „{field}“ lautet „{value}“. Gewichte müssen Zahlen ab 0 sein.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>All weights of {fields} are 0. Please give at least one indicator a weight.</source>
        <translation>Alle Gewichte von {fields} sind 0. Bitte mindestens einem Indikator ein Gewicht geben.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>The principal component finds its weights itself. Please leave the weights empty.</source>
        <translation>Die Hauptkomponente bestimmt ihre Gewichte selbst. Bitte die Gewichte leer lassen.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>“{field}” is none of the chosen indicators. Possible are: {known}.</source>
        <translation>„{field}“ ist keiner der gewählten Indikatoren. Möglich sind: {known}.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>The indicators {fields} have no first principal component: two are equally strong, as with indicators that have nothing to do with each other. Please use z-scores with weights.</source>
        <translation>Die Indikatoren {fields} haben keine erste Hauptkomponente: zwei sind gleich stark, wie bei Indikatoren, die nichts miteinander zu tun haben. Bitte z-Werte mit Gewichten verwenden.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>Field “{field}”: so many areas have the value {value} that the lowest and the highest quarter cannot be told apart. Please deliver categories 1 to 3.</source>
        <translation>Feld „{field}“: So viele Gebiete haben den Wert {value}, dass sich unterstes und oberstes Viertel nicht trennen lassen. Bitte die Kategorien 1 bis 3 liefern.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>Layer “{layer}”, field “{field}”: {count} cells are no category, the first in row {row}: {content}. Possible are 1, 2, 3, their words, and 0 for not rated. For raw values choose the field under “Raw values” as well.</source>
        <translation>Layer „{layer}“, Feld „{field}“: {count} Zellen sind keine Kategorie, die erste in Zeile {row}: {content}. Möglich sind 1, 2, 3, ihre Wörter und 0 für nicht bewertet. Bei Rohwerten das Feld auch unter „Rohwerte“ wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>invalid (fewer than {limit} inhabitants)</source>
        <translation>ungültig (EW unter {limit})</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>invalid (inhabitants not stated)</source>
        <translation>ungültig (EW: k. A.)</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>invalid (left out by the condition)</source>
        <translation>ungültig (durch Bedingung ausgenommen)</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>invalid ({field}: not stated)</source>
        <translation>ungültig ({field}: k. A.)</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>invalid ({field}: kept secret)</source>
        <translation>ungültig ({field}: geheim)</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>invalid ({field}: not applicable)</source>
        <translation>ungültig ({field}: nicht anwendbar)</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>other indicators than those of the MSS</source>
        <translation>andere Indikatoren als die des MSS</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>own weights</source>
        <translation>eigene Gewichte</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>another least number of inhabitants</source>
        <translation>andere Mindestzahl an EW</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>not related to the Planungsräume of the whole city</source>
        <translation>nicht auf die Planungsräume der ganzen Stadt bezogen</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>without {field}</source>
        <translation>ohne {field}</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>weight of {field} {difference} %</source>
        <translation>Gewicht von {field} {difference} %</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>equal weights</source>
        <translation>gleiche Gewichte</translation>
    </message>
    <message>
        <location filename="../i18n/index_errors.py"/>
        <source>most extreme area {area} without influence on mean and standard deviation</source>
        <translation>extremstes Gebiet {area} ohne Einfluss auf Mittelwert und Standardabweichung</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Abgebrochen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>Data library not found: “{file}”.</source>
        <translation>Datenbibliothek nicht gefunden: „{file}“.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>“{file}” is no Sozialraum data library.</source>
        <translation>„{file}“ ist keine Sozialraum-Datenbibliothek.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>“{file}” was written by a newer version of Sozialraum. Please update the plugin; nothing was changed.</source>
        <translation>„{file}“ wurde mit einer neueren Version von Sozialraum geschrieben. Bitte die Erweiterung aktualisieren; es wurde nichts geändert.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>“{file}” is damaged and cannot be read. Please take the last backup; nothing was changed.</source>
        <translation>„{file}“ ist beschädigt und nicht lesbar. Bitte die letzte Sicherung verwenden; es wurde nichts geändert.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>“{file}” exists already. Nothing was changed.</source>
        <translation>„{file}“ gibt es schon. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>The data library is being written on {host} (since {since}). Nothing was changed. If that computer has crashed, delete the file “{lock}” beside the library.</source>
        <translation>Die Bibliothek wird gerade auf {host} beschrieben (seit {since}). Es wurde nichts geändert. Ist jener Rechner abgestürzt, löschen Sie die Datei „{lock}“ neben der Bibliothek.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>“{file}” is write-protected. Nothing was changed. Please check the rights on file and folder.</source>
        <translation>„{file}“ ist schreibgeschützt. Es wurde nichts geändert. Bitte die Rechte an Datei und Ordner prüfen.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>Not enough disk space for “{file}”. Nothing was changed. Please free space and start again.</source>
        <translation>Zu wenig Speicherplatz für „{file}“. Es wurde nichts geändert. Bitte Platz schaffen und erneut starten.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>The folder for “{file}” does not exist. Please choose another.</source>
        <translation>Den Ordner für „{file}“ gibt es nicht. Bitte einen anderen wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>“{file}” already holds the areas of LOR {vintage}. Nothing was changed or overwritten.</source>
        <translation>„{file}“ enthält die Gebiete von LOR {vintage} schon. Es wurde nichts geändert und nichts überschrieben.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>“{file}” has no areas of key system {vintage}. Add that LOR layer to the same file by “Create data library…”.</source>
        <translation>„{file}“ enthält keine Gebiete des Gebietsstands {vintage}. Den LOR-Layer dazu über „Datenbibliothek anlegen…“ in dieselbe Datei aufnehmen.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>There is no source {source} in “{file}”. Nothing was removed.</source>
        <translation>Eine Quelle {source} gibt es in „{file}“ nicht. Es wurde nichts entfernt.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>{count} keys are not in LOR {vintage}, the first is {area}. Nothing was taken.</source>
        <translation>{count} Schlüssel gibt es in LOR {vintage} nicht, der erste ist {area}. Es wurde nichts übernommen.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>The table holds two different values of {quantity} for area {area} on {period}. Please correct the table; nothing was taken.</source>
        <translation>Die Tabelle enthält zwei verschiedene Werte von {quantity} für das Gebiet {area} am {period}. Bitte die Tabelle berichtigen; es wurde nichts übernommen.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>“{file}” cannot be read or written: {reason}.</source>
        <translation>„{file}“ lässt sich nicht lesen oder schreiben: {reason}.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>No reference date found: “{file}” names no date. Please enter the date (DD.MM.YYYY).</source>
        <translation>Kein Stichtag gefunden: „{file}“ nennt kein Datum. Bitte den Stichtag eingeben (TT.MM.JJJJ).</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>“{period}” is no date. Please enter the reference date as DD.MM.YYYY, for example 31.12.2024.</source>
        <translation>„{period}“ ist kein Datum. Bitte den Stichtag als TT.MM.JJJJ eingeben, zum Beispiel 31.12.2024.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>The formula “{formula}” cannot be read at position {position}. Please correct the catalogue.</source>
        <translation>Die Formel „{formula}“ ist an Stelle {position} nicht lesbar. Bitte den Katalog berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>There is no indicator “{indicator}”.</source>
        <translation>Einen Indikator „{indicator}“ gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>There is no area {area} in the data library.</source>
        <translation>Ein Gebiet {area} gibt es in der Datenbibliothek nicht.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>There is no template “{template}”. Possible are: {known}.</source>
        <translation>Eine Vorlage „{template}“ gibt es nicht. Möglich sind: {known}.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>There is no edition “{edition}”. Possible are: {known}.</source>
        <translation>Eine Ausgabe „{edition}“ gibt es nicht. Möglich sind: {known}.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>The source “{title}” is not published, and what must not leave of it was not kept back. Nothing of this area was written. Please run the export from the data library again.</source>
        <translation>Die Quelle „{title}“ ist nicht veröffentlicht, und was davon nicht hinaus darf, wurde nicht zurückgehalten. Von diesem Gebiet wurde nichts geschrieben. Bitte die Ausgabe aus der Datenbibliothek neu starten.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>This template has no documents for level “{level}”. Possible are: {known}.</source>
        <translation>Diese Vorlage gibt es nicht für die Ebene „{level}“. Möglich sind: {known}.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>Not in the data library at this level: {areas}. Nothing was written. Please check the keys.</source>
        <translation>Auf dieser Ebene nicht in der Datenbibliothek: {areas}. Es wurde nichts geschrieben. Bitte die Schlüssel prüfen.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>{area}: the profile could not be drawn ({reason}). The other profiles are not affected.</source>
        <translation>{area}: Das Profil ließ sich nicht zeichnen ({reason}). Die anderen Profile sind nicht betroffen.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>Not enough disk space in “{folder}”. {done} of {total} profiles are complete, none is incomplete.</source>
        <translation>Zu wenig Speicherplatz in „{folder}“. {done} von {total} Profilen sind vollständig, keines ist unvollständig.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>The folder “{folder}” is write-protected. Please choose another folder or check its rights.</source>
        <translation>Der Ordner „{folder}“ ist schreibgeschützt. Bitte einen anderen Ordner wählen oder die Rechte prüfen.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>“{folder}” is a file and no folder. Please choose a folder.</source>
        <translation>„{folder}“ ist eine Datei und kein Ordner. Bitte einen Ordner wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>Profiles are being written into “{folder}” on {host} (since {since}). Please wait until that has ended.</source>
        <translation>In „{folder}“ schreibt gerade {host} Profile (seit {since}). Bitte das Ende abwarten.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>Cancelled: {written} of {wanted} profiles written. Starting again writes only those missing.</source>
        <translation>Abgebrochen: {written} von {wanted} Profilen geschrieben. Erneut starten schreibt nur die fehlenden.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>The Python package “{package}” ({needed} or later) is missing. Install it with the QGIS installer and restart QGIS.</source>
        <translation>Es fehlt das Python-Paket „{package}“ (ab {needed}). Mit dem QGIS-Installer nachinstallieren und QGIS neu starten.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>The Python package “{package}” ({needed} or later) is missing. Install it with “sudo apt install python3-{package}” and restart QGIS.</source>
        <translation>Es fehlt das Python-Paket „{package}“ (ab {needed}). Mit „sudo apt install python3-{package}“ nachinstallieren und QGIS neu starten.</translation>
    </message>
    <message>
        <location filename="../i18n/messages.py"/>
        <source>The Python package “{package}” is too old ({found}); {needed} or later is needed. Update it with the QGIS installer or your distribution and restart QGIS.</source>
        <translation>Das Python-Paket „{package}“ ist zu alt ({found}), gebraucht wird {needed} oder neuer. Mit dem QGIS-Installer oder der Paketverwaltung aktualisieren und QGIS neu starten.</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>Layer “{layer}” fits no layer of Planungsräume and was not used.</source>
        <translation>Der Layer „{layer}“ passt zu keinem Layer mit Planungsräumen und wurde nicht verwendet.</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>Layer “{layer}”: {count} names have lost their umlauts. Please use a layer with whole names where you can.</source>
        <translation>Layer „{layer}“: In {count} Namen sind die Umlaute zerstört. Bitte möglichst einen Layer mit vollständigen Namen verwenden.</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>Layer “{layer}”: areas overlap by {area_m2} m² in all. A point on the overlap counts for the lower key.</source>
        <translation>Layer „{layer}“: Gebiete überlappen sich um insgesamt {area_m2} m². Ein Punkt in der Überlappung zählt zum niedrigeren Schlüssel.</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>Layer “{layer}”: the outline of {area} was invalid and was repaired (size changed by {change_m2} m²).</source>
        <translation>Layer „{layer}“: Der Umriss von {area} war ungültig und wurde repariert (Fläche geändert um {change_m2} m²).</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>Coordinates were transformed from {crs} to EPSG:25833 (accuracy about {accuracy_m} m).</source>
        <translation>Die Koordinaten wurden von {crs} nach EPSG:25833 umgerechnet (Genauigkeit etwa {accuracy_m} m).</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>Coordinates were transformed from {crs} to EPSG:25833; the accuracy is not known.</source>
        <translation>Die Koordinaten wurden von {crs} nach EPSG:25833 umgerechnet; die Genauigkeit ist nicht bekannt.</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>{count} features lie exactly on a border; each counts once, for the area with the lower key.</source>
        <translation>{count} Objekte liegen genau auf einer Grenze; jedes zählt einmal, beim Gebiet mit dem niedrigeren Schlüssel.</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>Features overlap by {area_m2} m²; this ground is counted once.</source>
        <translation>Objekte überlappen sich um {area_m2} m²; diese Fläche ist nur einmal gezählt.</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>Replaces the earlier state of “{title}” ({count} features).</source>
        <translation>Ersetzt den früheren Stand von „{title}“ ({count} Objekte).</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>{count} quantities were marked as confidential, because the table says “{word}”.</source>
        <translation>{count} Größen wurden als vertraulich vermerkt, weil die Tabelle „{word}“ nennt.</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>The same data were imported before; they replace that import and are not doubled.</source>
        <translation>Dieselben Daten wurden schon einmal importiert; sie ersetzen diesen Import und sind nicht doppelt enthalten.</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>no usable geometry</source>
        <translation>keine brauchbare Geometrie</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>outside all areas</source>
        <translation>außerhalb aller Gebiete</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>no data in the data library</source>
        <translation>keine Daten in der Bibliothek</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>no values for {period}</source>
        <translation>keine Werte für den {period}</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>area cut anew in 2021, not comparable</source>
        <translation>Gebiet 2021 neu zugeschnitten, nicht vergleichbar</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>≈ converted from the former areas to those of today, expected error {error}</source>
        <translation>≈ von den früheren auf die heutigen Gebiete umgerechnet, erwarteter Fehler {error}</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>area cut anew in 2021; converted, the expected error would be above {limit}</source>
        <translation>Gebiet 2021 neu zugeschnitten; bei einer Umrechnung läge der erwartete Fehler über {limit}</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>k. A.: age group {band} is not in the source</source>
        <translation>k. A.: Altersgruppe {band} in der Quelle nicht enthalten</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>x: fewer than {limit} inhabitants, no share</source>
        <translation>x: unter {limit} EW, kein Anteil</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>x: nothing to relate to (denominator 0)</source>
        <translation>x: keine Bezugsgröße (Nenner 0)</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>delivered like this by the source</source>
        <translation>so geliefert</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>k. A.: {count} of {of} parts are missing</source>
        <translation>k. A.: {count} von {of} Teilen fehlen</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>to be kept secret: {count} of {of} parts</source>
        <translation>geheim zu halten: {count} von {of} Teilen</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>kept back: confidential</source>
        <translation>keine Angabe (Datenschutz)</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>at least; {count} objects without a figure</source>
        <translation>mindestens; {count} Objekte ohne Angabe</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>not all Bezirke are in the data library</source>
        <translation>nicht alle Bezirke sind in der Bibliothek</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>this theme has no such figure</source>
        <translation>dieses Thema hat keine solche Angabe</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>{indicator}: figures of {period}, population of {denominator} (more than 12 months apart)</source>
        <translation>{indicator}: Werte vom {period}, Bevölkerung vom {denominator} (mehr als 12 Monate auseinander)</translation>
    </message>
    <message>
        <location filename="../i18n/notes.py"/>
        <source>not defined for this level</source>
        <translation>für diese Ebene nicht definiert</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>The data library's table “{table}” holds “{content}” in column {column} of row {row}, which is no date. Please correct it there.</source>
        <translation>Die Tabelle „{table}“ der Datenbibliothek enthält in Spalte {column} der Zeile {row} „{content}“, das ist kein Datum. Bitte dort berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>“{file}” has none of the sheets {sheets}. Please take the workbook that “Export planning” wrote.</source>
        <translation>„{file}“ enthält keines der Blätter {sheets}. Bitte die von „Planung exportieren“ geschriebene Arbeitsmappe nehmen.</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>Sheet “{sheet}” has no column “{column}”. Please give it its name again; nothing was taken.</source>
        <translation>Blatt „{sheet}“ hat keine Spalte „{column}“. Bitte ihr den Namen zurückgeben; es wurde nichts übernommen.</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>“{file}” is no Kommentarblatt: no sheet has the columns Gebiet, Kapitel and Kommentar des Fachamts.</source>
        <translation>„{file}“ ist kein Kommentarblatt: kein Blatt hat die Spalten Gebiet, Kapitel und Kommentar des Fachamts.</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>Area {area} is not in “{file}”. Nothing was written.</source>
        <translation>Das Gebiet {area} ist nicht in „{file}“. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>Sheet “{sheet}”, row {row}: a text is longer than a cell can hold ({limit} characters). Please shorten or divide it in the data library; nothing was written.</source>
        <translation>Blatt „{sheet}“, Zeile {row}: ein Text ist länger, als eine Zelle fassen kann ({limit} Zeichen). Bitte in der Datenbibliothek kürzen oder aufteilen; es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>Sheet “{sheet}”: columns not taken, their names are not known: {columns}.</source>
        <translation>Blatt „{sheet}“: Spalten nicht übernommen, ihre Namen sind nicht bekannt: {columns}.</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>{sheet}, {record}: “{reference}” in column {column} is not in the data library.</source>
        <translation>{sheet}, {record}: „{reference}“ in Spalte {column} ist nicht in der Datenbibliothek.</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>{sheet}, {record}: by column {column} ({reference}) the goals are above each other in a circle.</source>
        <translation>{sheet}, {record}: nach Spalte {column} ({reference}) stehen die Ziele im Kreis übereinander.</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>error of the spreadsheet (a text began with “-” or “=”)</source>
        <translation>Fehler der Tabellenkalkulation (ein Text begann mit „-“ oder „=“)</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>no number of an entry (a date, too long, or with “;” or “,”)</source>
        <translation>keine Nummer eines Eintrags (ein Datum, zu lang oder mit „;“ oder „,“)</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>number stands in several rows</source>
        <translation>Nummer steht in mehreren Zeilen</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>a date instead of a chapter; format the cell as text</source>
        <translation>ein Datum statt eines Kapitels; die Zelle als Text formatieren</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>area missing</source>
        <translation>Gebiet fehlt</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>area not in the data library</source>
        <translation>Gebiet nicht in der Datenbibliothek</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>text missing</source>
        <translation>Text fehlt</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>none of the words to choose from</source>
        <translation>keines der vorgesehenen Wörter</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>neither “ja” nor “nein”</source>
        <translation>weder „ja“ noch „nein“</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>not a date</source>
        <translation>kein Datum</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>not an amount in EUR alone</source>
        <translation>nicht nur ein Betrag in EUR</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>negative amount</source>
        <translation>negativer Betrag</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>ends before it begins</source>
        <translation>endet, bevor es beginnt</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>office missing</source>
        <translation>Amt fehlt</translation>
    </message>
    <message>
        <location filename="../i18n/planning_errors.py"/>
        <source>second comment of this office on this chapter</source>
        <translation>zweiter Kommentar dieses Amts zu diesem Kapitel</translation>
    </message>
    <message>
        <location filename="../i18n/protect_errors.py"/>
        <source>“{layer}”: no field was chosen. Please choose the categories that add up to the total.</source>
        <translation>„{layer}“: Es ist kein Feld gewählt. Bitte die Kategorien wählen, die zusammen die Gesamtzahl ergeben.</translation>
    </message>
    <message>
        <location filename="../i18n/protect_errors.py"/>
        <source>“{layer}”: field “{field}” was chosen twice. A field is one category, or the total of all of them.</source>
        <translation>„{layer}“: Das Feld „{field}“ ist zweimal gewählt. Ein Feld ist eine Kategorie oder die Gesamtzahl aller Kategorien.</translation>
    </message>
    <message>
        <location filename="../i18n/protect_errors.py"/>
        <source>“{layer}”: a threshold of {threshold} hides nothing. Please choose 3, 5 or 10 (at least 2).</source>
        <translation>„{layer}“: Eine Schwelle von {threshold} verbirgt nichts. Bitte 3, 5 oder 10 wählen (mindestens 2).</translation>
    </message>
    <message>
        <location filename="../i18n/protect_errors.py"/>
        <source>“{layer}”, field “{field}”: there is no number in row {row} (rows concerned: {count}). What is missing or secret makes the sums unknown; please add the numbers (0 or “–” where there is nothing). Nothing was written.</source>
        <translation>„{layer}“, Feld „{field}“: In Zeile {row} steht keine Zahl (betroffene Zeilen: {count}). Fehlt eine Zahl oder ist sie geheim, sind die Summen nicht bekannt; bitte die Zahlen ergänzen (0 oder „–“, wo nichts vorhanden ist). Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <location filename="../i18n/protect_errors.py"/>
        <source>“{layer}”, field “{field}”: no whole number in row {row}: {content} (rows concerned: {count}). Only counts of people or cases can be protected. Nothing was written.</source>
        <translation>„{layer}“, Feld „{field}“: Keine ganze Zahl in Zeile {row}: {content} (betroffene Zeilen: {count}). Nur gezählte Personen oder Fälle lassen sich schützen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <location filename="../i18n/protect_errors.py"/>
        <source>“{layer}”, field “{field}”: row {row} ({content}) is of no area of LOR {vintage} (rows concerned: {count}). Its cases would be in no sum. Please correct the keys or take the rows out. Nothing was written.</source>
        <translation>„{layer}“, Feld „{field}“: Zeile {row} ({content}) gehört zu keinem Gebiet der LOR {vintage} (betroffene Zeilen: {count}). Ihre Fälle stünden in keiner Summe. Bitte die Schlüssel berichtigen oder die Zeilen herausnehmen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <location filename="../i18n/protect_errors.py"/>
        <source>“{layer}”: in row {row} the total “{field}” is {total}, but the categories give {sum} (rows concerned: {count}). Please choose all categories, a rest (“other”) among them, or leave the total empty. Nothing was written.</source>
        <translation>„{layer}“: In Zeile {row} ist die Gesamtzahl „{field}“ {total}, die Kategorien ergeben aber {sum} (betroffene Zeilen: {count}). Bitte alle Kategorien wählen, auch einen Rest („sonstige“), oder die Gesamtzahl leer lassen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <location filename="../i18n/protect_errors.py"/>
        <source>Number {cell} of the table is negative or not whole; only counts can be protected.</source>
        <translation>Zahl {cell} der Tabelle ist negativ oder nicht ganz; nur gezählte Werte lassen sich schützen.</translation>
    </message>
    <message>
        <location filename="../i18n/protect_errors.py"/>
        <source>Number {cell} of the table is {total}, but its parts add up to {sum}; nothing was protected.</source>
        <translation>Zahl {cell} der Tabelle ist {total}, ihre Teile ergeben aber {sum}; es wurde nichts geschützt.</translation>
    </message>
    <message>
        <location filename="../i18n/protect_errors.py"/>
        <source>No numbers fit the totals that are known; nothing was protected. Please check the sources.</source>
        <translation>Zu den bekannten Summen passen keine Zahlen; es wurde nichts geschützt. Bitte die Quellen prüfen.</translation>
    </message>
    <message>
        <location filename="../i18n/protect_errors.py"/>
        <source>Berlin is not complete (Planungsräume that are not in the table: {missing}). There is no row for Berlin.</source>
        <translation>Berlin ist nicht vollständig (Planungsräume, die nicht in der Tabelle stehen: {missing}). Für Berlin gibt es keine Zeile.</translation>
    </message>
    <message>
        <location filename="../i18n/protect_errors.py"/>
        <source>{level}: no row for {areas}, because Planungsräume are not in the table (areas concerned: {count}).</source>
        <translation>{level}: keine Zeile für {areas}, weil Planungsräume nicht in der Tabelle stehen (betroffene Gebiete: {count}).</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>“{text}” are no distances. Please enter metres divided by semicolons, for example 300;500;1000.</source>
        <translation>„{text}“ sind keine Entfernungen. Bitte Meter durch Semikolon getrennt angeben, zum Beispiel 300;500;1000.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>The distances “{text}” are not ascending. Please enter each once, the shortest first.</source>
        <translation>Die Entfernungen „{text}“ sind nicht aufsteigend. Bitte jede nur einmal angeben, die kürzeste zuerst.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>{distance} m is no usable distance. Possible are more than 0 and at most {most} m.</source>
        <translation>{distance} m ist keine brauchbare Entfernung. Möglich sind mehr als 0 und höchstens {most} m.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>Layer “{layer}” holds no people: points or polygons with a count are needed, and only one kind of them.</source>
        <translation>Layer „{layer}“ taugt nicht als Bevölkerung: gebraucht werden Punkte oder Flächen mit einer Anzahl, und nur eines von beiden.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>Layer “{layer}” holds areas. Please choose the field with the number of people in each of them.</source>
        <translation>Layer „{layer}“ enthält Flächen. Bitte das Feld mit der Zahl der Menschen in jeder Fläche wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>Layer “{layer}”, field “{field}” holds no people (all 0 or not known). Please choose another field.</source>
        <translation>Layer „{layer}“, Feld „{field}“ enthält niemanden (alles 0 oder keine Angabe). Bitte ein anderes Feld wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>Layer “{layer}” holds points. Barriers must be lines or polygons.</source>
        <translation>Layer „{layer}“ enthält Punkte. Barrieren müssen Linien oder Flächen sein.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>Layer “{layer}” holds no lines. Please choose a layer of streets and paths.</source>
        <translation>Layer „{layer}“ enthält keine Linien. Bitte einen Layer mit Straßen und Wegen wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>Network “{layer}” touches no facility: the nearest one is {metres} m away from it. Please check that both layers show the same ground.</source>
        <translation>Das Wegenetz „{layer}“ erreicht keine Einrichtung: die nächste liegt {metres} m entfernt. Bitte prüfen, ob beide Layer dasselbe Gebiet zeigen.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>Layer “{layer}”, field “{field}”: no facility states its places. Please choose another field.</source>
        <translation>Layer „{layer}“, Feld „{field}“: keine Einrichtung gibt ihre Plätze an. Bitte ein anderes Feld wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>Layer “{layer}”, field “{field}” holds negative places. Please correct the layer.</source>
        <translation>Layer „{layer}“, Feld „{field}“ enthält negative Platzzahlen. Bitte den Layer berichtigen.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>Measured by straight line. Ways on foot are longer; with a network the result is more honest.</source>
        <translation>Gemessen in Luftlinie. Fußwege sind länger; mit einem Wegenetz wird das Ergebnis ehrlicher.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>Measured by straight line, without what lies behind a barrier. A bridge is a gap in the barrier layer; the detour to it is not measured.</source>
        <translation>Gemessen in Luftlinie, ohne was hinter einer Barriere liegt. Eine Brücke ist eine Lücke im Barrieren-Layer; der Umweg dorthin wird nicht gemessen.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>Measured along the network, with the straight way to it at both ends. Lines are joined at common vertices and where an end lies within {tolerance} m of another line; one-way streets do not matter on foot.</source>
        <translation>Gemessen entlang des Wegenetzes, an beiden Enden mit der Luftlinie dorthin. Linien sind an gemeinsamen Stützpunkten verbunden und wo ein Ende höchstens {tolerance} m von einer anderen Linie entfernt ist; Einbahnstraßen gelten zu Fuß nicht.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>The barriers were not used, because there is a network.</source>
        <translation>Die Barrieren wurden nicht verwendet, weil ein Wegenetz angegeben ist.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>People are counted exactly at their points.</source>
        <translation>Die Bevölkerung ist genau an ihren Punkten gezählt.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>People are taken to live evenly spread over each area: they count by the share of its ground that is within the distance. Where houses stand in one corner, this is off.</source>
        <translation>Angenommen ist, dass die Bevölkerung gleichmäßig über jede Fläche verteilt wohnt: sie zählt nach dem Flächenanteil innerhalb der Entfernung. Stehen die Häuser nur in einer Ecke, weicht das ab.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>People are taken to live evenly spread over each area: measured from points at most {metres} m apart. Where houses stand in one corner, this is off.</source>
        <translation>Angenommen ist, dass die Bevölkerung gleichmäßig über jede Fläche verteilt wohnt: gemessen von Punkten im Abstand von höchstens {metres} m. Stehen die Häuser nur in einer Ecke, weicht das ab.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>{count} people live outside of all areas.</source>
        <translation>{count} Menschen wohnen außerhalb aller Gebiete.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>{count} features of the population have no geometry; their {people} people are not placed.</source>
        <translation>{count} Objekte der Bevölkerung haben keine Geometrie; ihre {people} Menschen sind nicht verortet.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>{count} features of the population have no number (missing or secret). Their areas stay without a result, and the sum of people is that of the others.</source>
        <translation>{count} Objekte der Bevölkerung haben keine Zahl (fehlend oder geheim). Ihre Gebiete bleiben ohne Ergebnis, und die Summe der Personen ist die der übrigen.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>About {count} people live at a part of the network that is joined to no facility. If that is wrong, please check the network or raise the tolerance.</source>
        <translation>Etwa {count} Menschen wohnen an einem Teil des Wegenetzes, der mit keiner Einrichtung verbunden ist. Falls das nicht stimmt, bitte das Netz prüfen oder die Toleranz erhöhen.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>{count} facilities have no geometry and were left out.</source>
        <translation>{count} Einrichtungen haben keine Geometrie und blieben unberücksichtigt.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>{count} facilities are farther from the network than the longest distance and reach nobody.</source>
        <translation>{count} Einrichtungen liegen weiter vom Wegenetz entfernt als die größte Entfernung und erreichen niemanden.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>{count} lines of the network have no geometry.</source>
        <translation>{count} Linien des Wegenetzes haben keine Geometrie.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>{count} barriers have no geometry.</source>
        <translation>{count} Barrieren haben keine Geometrie.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>{count} facilities do not state their places. They are left out of the places for each person, which are therefore least values.</source>
        <translation>{count} Einrichtungen geben ihre Plätze nicht an. Sie fehlen bei den Plätzen je Person, die darum Mindestwerte sind.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>{count} areas have no places for each person, because people whose number is missing or secret share them.</source>
        <translation>{count} Gebiete haben keine Plätze je Person, weil Personen, deren Zahl fehlt oder geheim ist, sie mitnutzen.</translation>
    </message>
    <message>
        <location filename="../i18n/reach_errors.py"/>
        <source>{distance} m: {count} facilities with {places} places have nobody within reach.</source>
        <translation>{distance} m: {count} Einrichtungen mit {places} Plätzen haben niemanden in Reichweite.</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>“{layer}”: no field was chosen. Please choose fields to be summed or averaged.</source>
        <translation>„{layer}“: Es wurde kein Feld gewählt. Bitte Felder zum Summieren oder zum Mitteln wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>“{layer}”: field “{field}” was chosen twice. A field is either summed or averaged.</source>
        <translation>„{layer}“: Das Feld „{field}“ wurde zweimal gewählt. Ein Feld wird entweder summiert oder gemittelt.</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>“{layer}”: {fields} can only be averaged with a weight. Please choose the field they relate to (for a share of inhabitants: the inhabitants).</source>
        <translation>„{layer}“: {fields} lässt sich nur mit einem Gewicht mitteln. Bitte das Feld wählen, auf das sich der Wert bezieht (bei einem Anteil an den Einwohnerinnen und Einwohnern deren Zahl).</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>“{layer}”, row {row}: the weight “{field}” is negative. Please correct the table; nothing was computed.</source>
        <translation>„{layer}“, Zeile {row}: Das Gewicht „{field}“ ist negativ. Bitte die Tabelle korrigieren; es wurde nichts berechnet.</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>“{layer}” holds numbers by {found}; they cannot be rolled up to {level}, which is finer. Please choose a higher level.</source>
        <translation>„{layer}“ enthält Zahlen auf der Ebene {found}; sie lassen sich nicht zur feineren Ebene {level} zusammenfassen. Bitte eine höhere Ebene wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>“{layer}”, field “{field}”: most of its keys belong to no known LOR system, or to two of them alike ({content}). Please choose the field with the LOR keys.</source>
        <translation>„{layer}“, Feld „{field}“: Die meisten Schlüssel gehören zu keinem bekannten LOR-Gebietsstand oder zu zweien gleichermaßen ({content}). Bitte das Feld mit den LOR-Schlüsseln wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>“{layer}”: {fields} is a median. The median of a larger area does not follow from those of its parts; it must be computed anew from the single cases. If the field is none, please rename it.</source>
        <translation>„{layer}“: {fields} ist ein Median. Der Median eines größeren Raums folgt nicht aus den Medianen seiner Teile; er muss aus den Einzelfällen neu berechnet werden. Ist das Feld kein Median, bitte umbenennen.</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>“{layer}”: {fields} counts moves. A move between two Planungsräume of one Bezirksregion counts for the Planungsräume, but not for the Bezirksregion; please take the figures delivered for the larger areas. If the field counts no moves, please rename it.</source>
        <translation>„{layer}“: {fields} zählt Umzüge. Ein Umzug zwischen zwei Planungsräumen derselben Bezirksregion zählt für die Planungsräume, nicht aber für die Bezirksregion; bitte die Zahlen nehmen, die für die größeren Räume geliefert werden. Zählt das Feld keine Umzüge, bitte umbenennen.</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>“{layer}”: {fields} is a mean, a density or an index and cannot be summed. Please choose it as a field to be averaged, with the weight it relates to. If it is a count, please rename it.</source>
        <translation>„{layer}“: {fields} ist ein Mittelwert, eine Dichte oder ein Index und lässt sich nicht summieren. Bitte als Feld zum Mitteln wählen, mit dem Gewicht, auf das sich der Wert bezieht. Ist es eine Anzahl, bitte das Feld umbenennen.</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>“{layer}”: {fields} is a share or a rate and cannot be summed. Please choose it as a field to be averaged, with the weight it relates to. If it is a count, please rename it.</source>
        <translation>„{layer}“: {fields} ist ein Anteil oder eine Rate und lässt sich nicht summieren. Bitte als Feld zum Mitteln wählen, mit dem Gewicht, auf das sich der Wert bezieht. Ist es eine Anzahl, bitte das Feld umbenennen.</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>“{layer}”: {fields} is a class and no number that could be summed or averaged.</source>
        <translation>„{layer}“: {fields} ist eine Klasse und keine Zahl, die sich summieren oder mitteln ließe.</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>Row {row}: key {key} does not belong to LOR {vintage} as the others do. Its cases are carried as not assigned ({area}).</source>
        <translation>Zeile {row}: Der Schlüssel {key} gehört nicht wie die übrigen zu LOR {vintage}. Die Fälle werden als nicht zugeordnet mitgeführt ({area}).</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>{count} rows belong to no area ({keys}). They count for their Bezirk where the key names it, and for Berlin; below that they are rows of level REST.</source>
        <translation>{count} Zeilen gehören zu keinem Gebiet ({keys}). Sie zählen für ihren Bezirk, wo der Schlüssel ihn nennt, und für Berlin; darunter stehen sie als Zeilen der Ebene REST.</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>{count} rows are totals of others; they were compared with the sums and not counted again.</source>
        <translation>{count} Zeilen sind Summen anderer Zeilen; sie wurden mit den Summen verglichen und nicht noch einmal gezählt.</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>{area}, “{field}”: the sum of the rows ({sum}) differs by {difference} from the total in the table ({total}).</source>
        <translation>{area}, „{field}“: Die Summe der Zeilen ({sum}) weicht um {difference} von der Summe in der Tabelle ({total}) ab.</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>Berlin is not complete: {count} Planungsräume are not in the table. Its numbers are missing (k. A.).</source>
        <translation>Berlin ist nicht vollständig: {count} Planungsräume stehen nicht in der Tabelle. Die Zahlen fehlen (k. A.).</translation>
    </message>
    <message>
        <location filename="../i18n/rollup_errors.py"/>
        <source>{count} areas are not complete, because Planungsräume are not in the table: {areas}. Their numbers are missing (k. A.).</source>
        <translation>{count} Räume sind nicht vollständig, weil Planungsräume in der Tabelle fehlen: {areas}. Ihre Zahlen fehlen (k. A.).</translation>
    </message>
    <message>
        <location filename="../i18n/supply_errors.py"/>
        <source>There is no target for the theme “{theme}” in the catalogue. Themes with targets: {known}. An own rule can be entered as a formula, for example 0.12 * ew.alter.6_27.</source>
        <translation>Für das Thema „{theme}“ steht kein Richtwert im Katalog. Themen mit Richtwert: {known}. Ein eigener Richtwert kann als Formel angegeben werden, zum Beispiel 0,12 * ew.alter.6_27.</translation>
    </message>
    <message>
        <location filename="../i18n/supply_errors.py"/>
        <source>“{target}” is no target of the theme “{theme}”. Possible are: {known}; or an own rule as a formula such as 0.12 * ew.alter.6_27.</source>
        <translation>„{target}“ ist kein Richtwert des Themas „{theme}“. Möglich sind: {known}; oder ein eigener als Formel wie 0,12 * ew.alter.6_27.</translation>
    </message>
    <message>
        <location filename="../i18n/supply_errors.py"/>
        <source>The theme “{theme}” has several targets. Please choose one: {known}.</source>
        <translation>Das Thema „{theme}“ hat mehrere Richtwerte. Bitte einen wählen: {known}.</translation>
    </message>
    <message>
        <location filename="../i18n/supply_errors.py"/>
        <source>The target “{target}” is not computed for level {level}. Possible are: {known}.</source>
        <translation>Der Richtwert „{target}“ wird nicht auf der Ebene {level} gerechnet. Möglich sind: {known}.</translation>
    </message>
    <message>
        <location filename="../i18n/supply_errors.py"/>
        <source>No target of the theme “{theme}” is in force on {period}, the date of the figures. Please choose one of: {known}.</source>
        <translation>Am {period}, dem Stichtag der Zahlen, gilt kein Richtwert des Themas „{theme}“. Bitte einen wählen: {known}.</translation>
    </message>
    <message>
        <location filename="../i18n/supply_errors.py"/>
        <source>The data library's own targets cannot be read at “{place}”: {content}. Please enter them anew by “Rules and targets…” in the menu Sozialraum; without them those of the catalogue hold.</source>
        <translation>Die eigenen Richtwerte der Datenbibliothek sind bei „{place}“ nicht lesbar: {content}. Bitte über „Regeln und Richtwerte…“ im Menü Sozialraum neu eingeben; ohne sie gelten die des Katalogs.</translation>
    </message>
    <message>
        <location filename="../i18n/supply_errors.py"/>
        <source>“{one}” and “{other}” count the same and hold on the same days. Please end one before the other begins.</source>
        <translation>„{one}“ und „{other}“ zählen dasselbe und gelten an denselben Tagen. Bitte den einen enden lassen, bevor der andere beginnt.</translation>
    </message>
    <message>
        <location filename="../i18n/supply_errors.py"/>
        <source>Please fill in “{field}”.</source>
        <translation>Bitte „{field}“ ausfüllen.</translation>
    </message>
    <message>
        <location filename="../i18n/supply_errors.py"/>
        <source>“{content}” is no date. Please enter one such as 01.01.2025.</source>
        <translation>„{content}“ ist kein Datum. Bitte eines eingeben, etwa 01.01.2025.</translation>
    </message>
    <message>
        <location filename="../i18n/supply_errors.py"/>
        <source>The data library has no figures for {theme} ({quantity}). Please import the office's table or layer first.</source>
        <translation>In der Datenbibliothek gibt es keine Zahlen zu {theme} ({quantity}). Bitte zuerst die Tabelle oder den Layer des Fachamts importieren.</translation>
    </message>
    <message>
        <location filename="../i18n/supply_errors.py"/>
        <source>The data library has no figures for {theme} ({quantity}) until {period}. Please choose a later date.</source>
        <translation>In der Datenbibliothek gibt es bis zum {period} keine Zahlen zu {theme} ({quantity}). Bitte einen späteren Stichtag wählen.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>File not found: “{file}”.</source>
        <translation>Datei nicht gefunden: „{file}“.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>“{file}” is no table. Possible are CSV, XLSX, ODS and XLS.</source>
        <translation>„{file}“ ist keine Tabelle. Möglich sind CSV, XLSX, ODS und XLS.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>“{file}” holds no data. Nothing was taken.</source>
        <translation>„{file}“ enthält keine Daten. Es wurde nichts übernommen.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>“{file}” is too large (limit {limit} MB). Please deliver only the table that is needed.</source>
        <translation>„{file}“ ist zu groß (Grenze {limit} MB). Bitte nur die benötigte Tabelle liefern.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>“{file}” is protected by a password. Please save it without one and import again.</source>
        <translation>„{file}“ ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern und erneut importieren.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>“{file}” is in an old or binary Excel format. Please save it as XLSX and import again.</source>
        <translation>„{file}“ hat ein altes oder binäres Excel-Format. Bitte als XLSX speichern und erneut importieren.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>“{file}” unpacks to far more than a table holds and is refused. Please save it anew as XLSX.</source>
        <translation>„{file}“ enthält entpackt weit mehr als eine Tabelle und wird abgelehnt. Bitte neu als XLSX speichern.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>“{file}” is damaged. Please open it in Excel or LibreOffice, save it and import again.</source>
        <translation>„{file}“ ist beschädigt. Bitte in Excel oder LibreOffice öffnen, speichern und erneut importieren.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>“{file}”: {count} formulas have no calculated value (the first in cell {cell} of {sheet}). Please open the file in Excel or LibreOffice, save it and import again; nothing was taken.</source>
        <translation>„{file}“: {count} Formeln haben keinen berechneten Wert (die erste in Zelle {cell} von {sheet}). Bitte die Datei in Excel oder LibreOffice öffnen, speichern und erneut importieren; es wurde nichts übernommen.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>There is no sheet “{sheet}”. The file holds: {sheets}.</source>
        <translation>Ein Tabellenblatt „{sheet}“ gibt es nicht. Die Datei enthält: {sheets}.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>Sheet “{sheet}”: several columns bring the same indicator ({columns}). Please keep one; nothing was taken.</source>
        <translation>Blatt „{sheet}“: mehrere Spalten bringen dieselbe Kennzahl ({columns}). Bitte eine behalten; es wurde nichts übernommen.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>Column “{column}” was not taken: its unit changed between editions. Please add it to the column's name, “A8 (je 100.000 EW)” or “A8 (je 100 EW)”, and import again.</source>
        <translation>Spalte „{column}“ wurde nicht übernommen: ihre Einheit wechselte zwischen den Ausgaben. Bitte im Spaltennamen ergänzen, „A8 (je 100.000 EW)“ oder „A8 (je 100 EW)“, und erneut importieren.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>Columns not taken, because they are no value of the area at this date: {columns}.</source>
        <translation>Nicht übernommene Spalten, weil sie kein Wert des Gebiets zu diesem Stichtag sind: {columns}.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>Sheet “{sheet}”: no column with LOR keys found. Keys of 8 digits like 07300515 or the columns BEZ, PGR, BZR, PLR are expected.</source>
        <translation>Blatt „{sheet}“: keine Spalte mit LOR-Schlüsseln gefunden. Erwartet werden 8-stellige Schlüssel wie 07300515 oder die Spalten BEZ, PGR, BZR, PLR.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>Sheet “{sheet}” has LOR keys, but no column of numbers. Nothing was taken.</source>
        <translation>Blatt „{sheet}“ enthält LOR-Schlüssel, aber keine Spalte mit Zahlen. Es wurde nichts übernommen.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>This table uses the keys valid until 31.12.2020. The data library holds only LOR {known}. Add the old LOR layer to the same file by “Create data library…”.</source>
        <translation>Diese Tabelle nutzt die Schlüssel bis 31.12.2020. Die Bibliothek enthält nur LOR {known}. Den alten LOR-Layer über „Datenbibliothek anlegen…“ in dieselbe Datei aufnehmen.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>This table uses the keys of LOR {vintage}. The data library holds only LOR {known}. Add that LOR layer to the same file by “Create data library…”.</source>
        <translation>Diese Tabelle nutzt die Schlüssel von LOR {vintage}. Die Bibliothek enthält nur LOR {known}. Diesen LOR-Layer über „Datenbibliothek anlegen…“ in dieselbe Datei aufnehmen.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>None of the areas in “{file}” is in the data library. Nothing was taken.</source>
        <translation>Keines der Gebiete in „{file}“ ist in der Datenbibliothek. Es wurde nichts übernommen.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>“{file}”: {count} keys stand in more than one row ({examples}). Please deliver one row for each area; nothing was taken.</source>
        <translation>„{file}“: {count} Schlüssel stehen in mehreren Zeilen ({examples}). Bitte je Gebiet eine Zeile liefern; es wurde nichts übernommen.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>{count} keys completed with their leading zero ({written} → {key}).</source>
        <translation>{count} Schlüssel ohne führende Null ergänzt ({written} → {key}).</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>Keys that were numbers and not text: {count} ({key}).</source>
        <translation>Schlüssel als Zahl statt als Text: {count} ({key}).</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>{count} rows belong to areas that are not in this data library and were left out.</source>
        <translation>{count} Zeilen gehören zu Gebieten, die nicht in dieser Bibliothek sind, und blieben weg.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>{count} areas are not in the table and stay without a number: {areas}.</source>
        <translation>{count} Gebiete fehlen in der Tabelle und bleiben ohne Wert: {areas}.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>Only sheet “{sheet}” was taken. Sheets {sheets} hold LOR keys too; please import each by its name.</source>
        <translation>Nur das Blatt „{sheet}“ wurde übernommen. Auch die Blätter {sheets} enthalten LOR-Schlüssel; bitte einzeln mit ihrem Namen importieren.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>Row {row}: the sum of the rows ({sum}) differs by {difference} from the total in the table ({total}).</source>
        <translation>Zeile {row}: Die Summe der Zeilen ({sum}) weicht um {difference} von der Summe in der Tabelle ({total}) ab.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>Row {row}: key {key} belongs to the key system until 2020, the other rows to LOR {vintage}. The value stands under “not assigned” of Bezirk {area}.</source>
        <translation>Zeile {row}: Schlüssel {key} gehört zum Gebietsstand bis 2020, die übrigen Zeilen zu LOR {vintage}. Der Wert steht unter „nicht zugeordnet“ beim Bezirk {area}.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>Row {row}: key {key} belongs to another key system than the other rows. The value stands under “not assigned” of Bezirk {area}.</source>
        <translation>Zeile {row}: Schlüssel {key} gehört zu einem anderen Gebietsstand als die übrigen Zeilen. Der Wert steht unter „nicht zugeordnet“ beim Bezirk {area}.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>The sum {sum} agrees with the row “Berlin”.</source>
        <translation>Die Summe {sum} stimmt mit der Zeile „Berlin“ überein.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>The sum of the areas in {area} ({sum}) differs by {difference} from the row of totals in the table ({total}).</source>
        <translation>Die Summe der Gebiete in {area} ({sum}) weicht um {difference} von der Summenzeile der Tabelle ({total}) ab.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>The sum of the areas ({sum}) differs by {difference} from the published total ({total}). Largest difference: {area}.</source>
        <translation>Die Summe der Planungsräume ({sum}) weicht um {difference} von der veröffentlichten Gesamtzahl ({total}) ab. Größte Abweichung: {area}.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>{count} values differ from an earlier source. The new values are valid, the old ones can still be seen (see report).</source>
        <translation>{count} Werte weichen von einer früheren Quelle ab. Die neuen Werte gelten, die alten bleiben einsehbar (siehe Bericht).</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>The total has moved by {percent} % within a year. Please check.</source>
        <translation>Die Summe hat sich in einem Jahr um {percent} % verändert. Bitte prüfen.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>{area} has fallen to 0 (one year earlier {before}).</source>
        <translation>{area} ist auf 0 gefallen (ein Jahr zuvor {before}).</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>Largest changes within a year: {areas}.</source>
        <translation>Größte Veränderungen in einem Jahr: {areas}.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>Sheet “{sheet}” is hidden in the file; it was read all the same.</source>
        <translation>Das Tabellenblatt „{sheet}“ ist in der Datei ausgeblendet; es wurde trotzdem gelesen.</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>key of another key system</source>
        <translation>Schlüssel eines anderen Gebietsstands</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>key of no area</source>
        <translation>Schlüssel keines Gebiets</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>negative number of persons or objects</source>
        <translation>negative Anzahl</translation>
    </message>
    <message>
        <location filename="../i18n/table_errors.py"/>
        <source>fraction of a person or object</source>
        <translation>Bruchteil einer Person oder eines Objekts</translation>
    </message>
    <message>
        <location filename="../i18n/text_errors.py"/>
        <source>“{state}” is no state of a text. Please choose one of: {known}. Nothing was saved.</source>
        <translation>„{state}“ ist kein Bearbeitungsstand eines Textes. Bitte wählen Sie einen von: {known}. Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <location filename="../i18n/text_errors.py"/>
        <source>Chapter {chapter}: there is no text to save. To print the generated one again, please delete yours.</source>
        <translation>Kapitel {chapter}: Es gibt keinen Text zu speichern. Damit wieder der Vorschlag gedruckt wird, löschen Sie bitte Ihren Text.</translation>
    </message>
    <message>
        <location filename="../i18n/text_errors.py"/>
        <source>Chapter {chapter}: a draft cannot be released for the public. Please say first by whom it is agreed. Nothing was saved.</source>
        <translation>Kapitel {chapter}: Ein Entwurf kann nicht für die Öffentlichkeit freigegeben werden. Bitte zuerst angeben, mit wem er abgestimmt ist. Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <location filename="../i18n/text_errors.py"/>
        <source>Chapter {chapter} of area {area}: somebody has changed this text in the meantime. Nothing was saved; please copy your text, read theirs and join both.</source>
        <translation>Kapitel {chapter} des Gebiets {area}: Diesen Text hat inzwischen jemand anderes geändert. Es wurde nichts gespeichert; bitte kopieren Sie Ihren Text, lesen Sie den anderen und führen Sie beide zusammen.</translation>
    </message>
    <message>
        <location filename="../i18n/text_errors.py"/>
        <source>Chapter {chapter}: the numbers have changed since the text was written. Please read it again.</source>
        <translation>Kapitel {chapter}: Seit der Text geschrieben wurde, haben sich die Zahlen geändert. Bitte lesen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <location filename="../i18n/text_errors.py"/>
        <source>Chapter {chapter}: the text names another area: {areas}. Was it copied from there?</source>
        <translation>Kapitel {chapter}: Der Text nennt ein anderes Gebiet: {areas}. Wurde er von dort übernommen?</translation>
    </message>
    <message>
        <location filename="../i18n/text_errors.py"/>
        <source>Chapter {chapter}: numbers that are not among this profile’s key figures: {figures}</source>
        <translation>Kapitel {chapter}: Zahlen, die nicht unter den Kennzahlen dieses Profils stehen: {figures}</translation>
    </message>
    <message>
        <location filename="../i18n/text_errors.py"/>
        <source>Chapter {chapter}: this looks like data of a person (name, address, telephone, date of birth): {found}. Please check before it is released.</source>
        <translation>Kapitel {chapter}: Das sieht nach Angaben zu einer Person aus (Name, Anschrift, Telefon, Geburtsdatum): {found}. Bitte vor der Freigabe prüfen.</translation>
    </message>
    <message>
        <location filename="../i18n/text_errors.py"/>
        <source>{record}: this looks like data of a person (name, address, telephone, date of birth): {found}. Please check whether it may be public.</source>
        <translation>{record}: Das sieht nach Angaben zu einer Person aus (Name, Anschrift, Telefon, Geburtsdatum): {found}. Bitte prüfen, ob es öffentlich sein darf.</translation>
    </message>
    <message>
        <location filename="../i18n/text_errors.py"/>
        <source>Chapter {chapter}: the text is agreed but not released for the public, so this edition does not print it. It can be released in the window “Texts”.</source>
        <translation>Kapitel {chapter}: Der Text ist abgestimmt, aber nicht für die Öffentlichkeit freigegeben; diese Ausgabe druckt ihn deshalb nicht. Freigeben lässt er sich im Fenster „Texte“.</translation>
    </message>
    <message>
        <location filename="../i18n/text_errors.py"/>
        <source>Chapter {chapter}: the text was left out, because it tells numbers that are held back from the public: {figures}. Please phrase it without them and release it again.</source>
        <translation>Kapitel {chapter}: Der Text wurde weggelassen, weil er Zahlen nennt, die die Öffentlichkeit nicht erhält: {figures}. Bitte ohne sie formulieren und erneut freigeben.</translation>
    </message>
    <message>
        <location filename="../i18n/text_errors.py"/>
        <source>Chapter {chapter}: the released text tells numbers that are held back here, if they count the same: {figures}. Please check.</source>
        <translation>Kapitel {chapter}: Der freigegebene Text nennt Zahlen, die hier zurückgehalten werden, falls sie dasselbe zählen: {figures}. Bitte prüfen.</translation>
    </message>
    <message>
        <location filename="../i18n/text_errors.py"/>
        <source>{record} tells numbers that are held back here, if they count the same: {figures}. Please check.</source>
        <translation>{record} nennt Zahlen, die hier zurückgehalten werden, falls sie dasselbe zählen: {figures}. Bitte prüfen.</translation>
    </message>
    <message>
        <location filename="../i18n/text_errors.py"/>
        <source>{record} was left out, because it tells numbers that are held back from the public: {figures}. Please phrase it without them.</source>
        <translation>{record} wurde weggelassen, weil darin Zahlen stehen, die die Öffentlichkeit nicht erhält: {figures}. Bitte ohne sie formulieren.</translation>
    </message>
    <message>
        <location filename="../plugin.py"/>
        <source>Recently opened</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <location filename="../plugin.py"/>
        <source>Compute</source>
        <translation>Berechnen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/aggregate.py"/>
        <source>Aggregate features to areas</source>
        <translation>Objekte auf Gebiete zusammenfassen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/aggregate.py"/>
        <source>Counts and sums points, lines or polygons in areas, each feature exactly once.</source>
        <translation>Zählt und summiert Punkte, Linien oder Flächen in Gebieten, jedes Objekt genau einmal.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/aggregate.py"/>
        <source>Counts the features of a layer in the areas of another one and sums their fields. Points: number (count). Lines: also their length in the area (length_m, metres). Polygons: also the ground under them (area_m2_in, square metres, counted once where they overlap each other) and its share of the area (share, 0 to 1).

Each feature counts once: a point in the area that covers it, its border included; a line or polygon in the area that holds most of it, while length and ground are divided exactly. Where several areas are possible, the one with the lowest LOR key is taken, in other layers the first one.

For each field to sum there are sum_… and missing_…, the number of features without a number: they never count as 0. If no feature of an area has a number, the sum is empty. “–” is 0, “•” and “k. A.” are missing.

What lies in no area is counted in OUTSIDE, so that all features are accounted for. Lengths and areas are plane ones in ETRS89 / UTM 33N (EPSG:25833), sums have about 15 digits. The layers must lie in Berlin.</source>
        <translation>Zählt die Objekte eines Layers in den Gebieten eines anderen und summiert ihre Felder. Punkte: Anzahl (count). Linien: außerdem ihre Länge im Gebiet (length_m, Meter). Flächen: außerdem der bedeckte Boden (area_m2_in, Quadratmeter; wo sie sich überlappen, zählt er einmal) und sein Anteil am Gebiet (share, 0 bis 1).

Jedes Objekt zählt einmal: ein Punkt in dem Gebiet, das ihn bedeckt, die Grenze eingeschlossen; eine Linie oder Fläche in dem Gebiet, in dem ihr größter Teil liegt, während Länge und Boden genau aufgeteilt werden. Kommen mehrere Gebiete in Frage, gilt das mit dem niedrigsten LOR-Schlüssel, bei anderen Layern das erste.

Zu jedem Feld gibt es sum_… und missing_…, die Anzahl der Objekte ohne Zahl: Sie zählen nie als 0. Hat in einem Gebiet kein Objekt eine Zahl, bleibt die Summe leer. „–“ ist 0, „•“ und „k. A.“ fehlen.

Was in keinem Gebiet liegt, zählt in OUTSIDE; so ist über alle Objekte Rechenschaft gelegt. Längen und Flächen sind ebene Maße in ETRS89 / UTM 33N (EPSG:25833), Summen haben etwa 15 Stellen. Die Layer müssen in Berlin liegen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/aggregate.py"/>
        <source>Features</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/aggregate.py"/>
        <source>Points, lines or polygons in any coordinate system; filter and selection count.</source>
        <translation>Punkte, Linien oder Flächen in jedem Koordinatensystem; Filter und Auswahl gelten.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/aggregate.py"/>
        <source>Areas</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/aggregate.py"/>
        <source>Polygons to aggregate to, for example the Planungsräume.</source>
        <translation>Flächen, auf die zusammengefasst wird, zum Beispiel die Planungsräume.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/aggregate.py"/>
        <source>Fields to sum</source>
        <translation>Felder zum Summieren</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/aggregate.py"/>
        <source>Numbers, or text that holds numbers such as 1.234,5; empty = only count.</source>
        <translation>Zahlen oder Text, der Zahlen wie 1.234,5 enthält; leer = nur zählen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/aggregate.py"/>
        <source>Aggregated</source>
        <translation>Zusammengefasst</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/aggregate.py"/>
        <source>The areas with all their fields and the new numbers.</source>
        <translation>Die Gebiete mit allen ihren Feldern und den neuen Zahlen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/aggregate.py"/>
        <source>Features in no area</source>
        <translation>Objekte in keinem Gebiet</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/aggregate.py"/>
        <source>What lies in none of the areas, with all attributes, to be looked at.</source>
        <translation>Was in keinem der Gebiete liegt, mit allen Attributen, zum Nachsehen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/aggregate.py"/>
        <source>points in polygon,count,sum,length,share,spatial join,LOR,areas</source>
        <translation>Punkte in Polygon,zählen,Summe,Länge,Anteil,räumlich verknüpfen,LOR,Gebiete</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>Audit files before they are released</source>
        <translation>Dateien vor der Weitergabe prüfen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>Tries to work out withheld numbers from all files of a folder.</source>
        <translation>Versucht, zurückgehaltene Zahlen aus allen Dateien eines Ordners zu errechnen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>Reads every file of a folder as an attacker would, also files that this plugin did not write: PDF (words, tables, alternative texts, attachments), XLSX (hidden sheets too), DOCX, CSV, GeoPackage, GeoJSON. From sums over areas and columns, rates, ranks, classes and changes it computes between which ends each withheld number must lie.

The folder fails where a withheld number can have one value only, where it can be proved to be below the threshold or is known to less than the threshold’s width, where it stands elsewhere after all, and where a small number or a small rest to all people is readable. With the data library it is known which numbers are small, and the attack is repeated for each single person who knows the own number.

What cannot be read (pictures, unknown files) leaves the result undecided. In tagged PDF the lengths of bars, the colours of maps’ areas and the points of lines are measured; parts of bars and marks on strips are only counted, and words are not understood: they need a person’s eye. Only a folder with nothing failed and nothing undecided may be released.</source>
        <translation>Liest jede Datei eines Ordners, wie es jemand täte, der Zahlen ausforschen will, auch Dateien, die diese Erweiterung nicht geschrieben hat: PDF (Wörter, Tabellen, Alternativtexte, Anlagen), XLSX (auch ausgeblendete Blätter), DOCX, CSV, GeoPackage, GeoJSON. Aus Summen über Gebiete und Spalten, Quoten, Rängen, Klassen und Veränderungen errechnet sie, zwischen welchen Grenzen jede zurückgehaltene Zahl liegen muss.

Der Ordner besteht nicht, wenn für eine zurückgehaltene Zahl nur ein Wert möglich ist, wenn sie nachweislich unter der Schwelle liegt oder genauer bekannt ist, als die Schwelle breit ist, wenn sie an anderer Stelle doch steht, und wenn eine kleine Zahl oder ein kleiner Rest zu allen Personen zu lesen ist. Mit der Datenbibliothek ist bekannt, welche Zahlen klein sind, und der Angriff wird für jede einzelne Person wiederholt, die ihre eigene Zahl kennt.

Was nicht gelesen werden kann (Bilder, unbekannte Dateien), lässt das Ergebnis unentschieden. In PDF mit Strukturangaben werden die Längen von Balken, die Farben von Kartenflächen und die Punkte von Linien gemessen; Teile von Balken und Marken auf Punktreihen werden nur gezählt, und Wörter werden nicht verstanden: Das braucht ein menschliches Auge. Nur ein Ordner, in dem nichts durchgefallen und nichts unentschieden ist, darf weitergegeben werden.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>All files in it and below are audited together, as they would be released.</source>
        <translation>Alle Dateien darin und darunter werden zusammen geprüft, so wie sie weitergegeben würden.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>The data library behind the files: its own rules of confidentiality hold. Without it every withheld number is judged as if it were small.</source>
        <translation>Die Datenbibliothek hinter den Dateien: Es gelten deren eigene Geheimhaltungsregeln. Ohne sie gilt jede zurückgehaltene Zahl als klein.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>Numbers of cases from 1 to one less are confidential where the library has no rule of its own.</source>
        <translation>Fallzahlen von 1 bis eins darunter sind geheim, soweit die Datenbibliothek keine eigene Regel hat.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>A page with all that was found. It names what leaks: keep it out of the folder.</source>
        <translation>Eine Seite mit allem, was gefunden wurde. Sie nennt, was zu erkennen ist: nicht in diesen Ordner legen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>The result with digests of all files; empty: audit.json beside the report.</source>
        <translation>Das Ergebnis mit Prüfsummen aller Dateien; leer: audit.json neben dem Bericht.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>disclosure control,privacy,suppression,attack,certificate,public</source>
        <translation>Geheimhaltung,Datenschutz,Sperrung,Angriff,Prüfprotokoll,öffentlich</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>Folder with the files</source>
        <translation>Ordner mit den Dateien</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>Data library</source>
        <translation>Datenbibliothek</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>Certificate</source>
        <translation>Prüfprotokoll</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>Numbers read</source>
        <translation>Gelesene Zahlen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>Numbers withheld</source>
        <translation>Zurückgehaltene Zahlen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>Numbers that can be found out</source>
        <translation>Zahlen, die zu erkennen sind</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>Numbers and files undecided</source>
        <translation>Nicht entschiedene Zahlen und Dateien</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit.py"/>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>{files} files: {cells} numbers, {withheld} of them withheld; {equations} equations in {blocks} blocks.</source>
        <translation>{files} Dateien: {cells} Zahlen, davon {withheld} zurückgehalten; {equations} Gleichungen in {blocks} Blöcken.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>{count} withheld numbers are known from earlier releases, whatever these files show. They do not count against these files.</source>
        <translation>{count} zurückgehaltene Zahlen sind aus früheren Freigaben bekannt, was diese Dateien auch zeigen. Den Dateien werden sie nicht angelastet.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>{count} withheld numbers would be known as well if none of these files were released, from public numbers or to a person who is counted alone somewhere and knows it. They do not count against these files.</source>
        <translation>{count} zurückgehaltene Zahlen wären ebenso gut bekannt, wenn keine dieser Dateien veröffentlicht würde, durch öffentliche Zahlen oder einer Person, die irgendwo als Einzige gezählt ist und das weiß. Den Dateien wird das nicht angelastet.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>Area</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>Number</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>Date</source>
        <translation>Stand</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>Known</source>
        <translation>Bekannt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>How</source>
        <translation>Wodurch</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>For the colophon</source>
        <translation>Für das Impressum</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>Audit of “{folder}” on {day}</source>
        <translation>Prüfung von „{folder}“ am {day}</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>What can be found out</source>
        <translation>Was zu erkennen ist</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>Known from earlier releases</source>
        <translation>Aus früheren Freigaben bekannt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>Narrowed down whatever is released</source>
        <translation>Ohnehin schon eingegrenzt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>What is undecided</source>
        <translation>Was nicht entschieden ist</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/audit_report.py"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/base.py"/>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/base.py"/>
        <source>The GeoPackage made by “Create data library”.</source>
        <translation>Das GeoPackage, das „Datenbibliothek anlegen“ geschrieben hat.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>Compute multiple burden (environmental justice)</source>
        <translation>Mehrfachbelastung berechnen (Umweltgerechtigkeit)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>In how many of the five core indicators an area is in the worst category.</source>
        <translation>In wie vielen der fünf Kernindikatoren ein Gebiet in der schlechtesten Kategorie liegt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>Counts in how many of the five core indicators of the Umweltgerechtigkeitskarte (noise, air, heat, green supply, social disadvantage) an area is in category 3.

Fields may hold categories (1 gut/gering, 2 mittel, 3 schlecht/hoch, 0 not rated) or raw values. Raw values are classed by quartiles of the areas: lowest quarter 1, middle half 2, highest quarter 3; equal values stay together. The social indicator may be the status of the MSS: hoch 1, mittel 2, niedrig and sehr niedrig 3.

What nobody rated (0) does not count, as in the publication; such a result is worded “mindestens”. Where a category is missing or secret, the result is empty. Quartiles depend on the areas: use those of the whole city.</source>
        <translation>Zählt, in wie vielen der fünf Kernindikatoren der Umweltgerechtigkeitskarte (Lärm, Luft, thermische Belastung, Grünversorgung, soziale Benachteiligung) ein Gebiet in Kategorie 3 liegt.

Die Felder enthalten Kategorien (1 gut/gering, 2 mittel, 3 schlecht/hoch, 0 nicht bewertet) oder Rohwerte. Rohwerte werden nach Quartilen der Gebiete eingeteilt: unterstes Viertel 1, mittlere Hälfte 2, oberstes Viertel 3; gleiche Werte bleiben zusammen. Der soziale Indikator darf der Status des MSS sein: hoch 1, mittel 2, niedrig und sehr niedrig 3.

Was niemand bewertet hat (0), zählt wie in der Veröffentlichung nicht mit; ein solches Ergebnis heißt „mindestens …“. Fehlt eine Kategorie oder ist sie geheim, bleibt das Ergebnis leer. Quartile hängen von den Gebieten ab: bitte die der ganzen Stadt verwenden.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>Field with category 1 to 3 (or words), or with raw values as chosen below.</source>
        <translation>Feld mit Kategorie 1 bis 3 (oder Wörtern) oder mit Rohwerten, wie unten gewählt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>Areas with core indicators</source>
        <translation>Gebiete mit Kernindikatoren</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>Layer or table, one row an area, with a field for each core indicator.</source>
        <translation>Layer oder Tabelle, eine Zeile je Gebiet, mit einem Feld für jeden Kernindikator.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>Noise</source>
        <translation>Lärm</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>Air pollution</source>
        <translation>Luftbelastung</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>Heat</source>
        <translation>Thermische Belastung</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>Green supply</source>
        <translation>Grün- und Freiflächenversorgung</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>Social disadvantage</source>
        <translation>Soziale Benachteiligung</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>Areas with burden</source>
        <translation>Gebiete mit Mehrfachbelastung</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>The areas plus burden (0 to 5), burden_text, rated and the five categories.</source>
        <translation>Die Gebiete mit burden (0 bis 5), burden_text, rated (wie viele bewertet) und den fünf Kategorien.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>Raw values</source>
        <translation>Rohwerte</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>Which fields hold raw values, to be classed by quartiles (25/50/25).</source>
        <translation>Welche Felder Rohwerte enthalten, die nach Quartilen (25/50/25) eingeteilt werden.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>Low is unfavourable</source>
        <translation>Niedrig ist ungünstig</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>For which raw values a low number is the burden, for example green space.</source>
        <translation>Bei welchen Rohwerten eine niedrige Zahl die Belastung ist, zum Beispiel bei Grünflächen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>Social field holds the status of the MSS</source>
        <translation>Soziales Feld enthält den Status des MSS</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>Number 1 to 4 or word (hoch to sehr niedrig); without status = not rated.</source>
        <translation>Zahl 1 bis 4 oder Wort (hoch bis sehr niedrig); ohne Status = nicht bewertet.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>environmental justice,burden,noise,air,heat,green,social</source>
        <translation>Umweltgerechtigkeit,Mehrfachbelastung,Lärm,Luft,Hitze,Grün,soziale Benachteiligung</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/burden.py"/>
        <source>not stated</source>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/cluster_style.py"/>
        <source>HH: high among high</source>
        <translation>HH: hoch unter hohen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/cluster_style.py"/>
        <source>LL: low among low</source>
        <translation>LL: niedrig unter niedrigen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/cluster_style.py"/>
        <source>HL: high among low</source>
        <translation>HL: hoch unter niedrigen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/cluster_style.py"/>
        <source>LH: low among high</source>
        <translation>LH: niedrig unter hohen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/cluster_style.py"/>
        <source>not significant</source>
        <translation>nicht signifikant</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>common border or corner (queen)</source>
        <translation>gemeinsame Grenze oder Ecke (queen)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>common border only (rook)</source>
        <translation>nur gemeinsame Grenze (rook)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Find clusters (Moran's I, LISA)</source>
        <translation>Cluster finden (Morans I, LISA)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Tells where neighbouring areas have like values, and whether chance would do.</source>
        <translation>Zeigt, wo benachbarte Gebiete ähnliche Werte haben und ob das Zufall sein kann.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Compares each area with the mean of its neighbours.

Moran's I (Moran 1950): about 0 without spatial order, positive where like values are neighbours. “lisa” is the local Moran of each area (Anselin 1995). “quadrant”: HH high among high, LL low among low, HL and LH unlike their neighbours; it stands only where significant. High means above the mean of all areas, not good or bad.

“p” is a two-sided pseudo p-value by permutation (twice esda's “directed” p); “p_fdr” is adjusted for as many tests (Benjamini &amp; Hochberg 1995) and decides. With few permutations few areas can be significant.

“z” and “lag” are the axes of the Moran scatterplot, in standard deviations. Neighbours share a border or a corner.

Rates of small populations vary by chance: give the count and the population, and rates are standardised (Assunção &amp; Reis 1999).

Areas without a value take no part. Take all of Berlin, so that neighbours in other Bezirke count; beyond the city border they are unknown (“city_border”). Results depend on the size of the areas: never compare different levels or key systems.</source>
        <translation>Vergleicht jedes Gebiet mit dem Mittel seiner Nachbargebiete.

Morans I (Moran 1950): ungefähr 0 ohne räumliche Ordnung, positiv, wo ähnliche Werte beieinanderliegen. „lisa“ ist der lokale Moran-Wert jedes Gebiets (Anselin 1995). „quadrant“: HH hoch unter hohen, LL niedrig unter niedrigen, HL und LH anders als die Nachbargebiete; die Angabe steht nur, wo sie signifikant ist. Hoch heißt über dem Mittel aller Gebiete, nicht gut oder schlecht.

„p“ ist ein zweiseitiger Pseudo-p-Wert aus Permutationen (doppelt so groß wie das „directed“ p von esda); „p_fdr“ ist für die Zahl der Tests angepasst (Benjamini &amp; Hochberg 1995) und entscheidet. Mit wenigen Permutationen können nur wenige Gebiete signifikant sein.

„z“ und „lag“ sind die Achsen des Moran-Streudiagramms in Standardabweichungen. Nachbargebiete haben eine gemeinsame Grenze oder Ecke.

Raten kleiner Bevölkerungen schwanken zufällig: Werden Anzahl und Bevölkerung angegeben, werden die Raten standardisiert (Assunção &amp; Reis 1999).

Gebiete ohne Wert gehen nicht ein. Am besten ganz Berlin nehmen, damit Nachbargebiete in anderen Bezirken zählen; jenseits der Stadtgrenze sind sie unbekannt („city_border“). Die Ergebnisse hängen von der Größe der Gebiete ab: niemals verschiedene Ebenen oder Gebietsstände vergleichen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Polygons, best all Planungsräume of Berlin; a filter or selection counts.</source>
        <translation>Polygone, am besten alle Planungsräume Berlins; Filter und Auswahl gelten.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>A share, rate, index or change; with a population a count of persons or cases. Where nobody lives a share has to be empty, not 0.</source>
        <translation>Ein Anteil, eine Rate, ein Index oder eine Veränderung; mit Bevölkerung eine Anzahl von Personen oder Fällen. Wo niemand wohnt, muss ein Anteil leer sein, nicht 0.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Population (only if the value is a count)</source>
        <translation>Bevölkerung (nur wenn der Wert eine Anzahl ist)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Persons the count refers to; rates of small populations are then standardised.</source>
        <translation>Personen, auf die sich die Anzahl bezieht; Raten kleiner Bevölkerungen werden dann standardisiert.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Key of the area</source>
        <translation>Schlüssel des Gebiets</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Field with LOR keys; needed to mark areas with neighbours in another Bezirk.</source>
        <translation>Feld mit LOR-Schlüsseln; nötig, um Gebiete mit Nachbarn in einem anderen Bezirk zu kennzeichnen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>How often the values are dealt out anew; more tell smaller p-values apart.</source>
        <translation>Wie oft die Werte neu verteilt werden; mehr Permutationen unterscheiden kleinere p-Werte.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Start of the random numbers; the same seed gives the same result again.</source>
        <translation>Start der Zufallszahlen; derselbe Startwert ergibt wieder dasselbe Ergebnis.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Share of false finds among the significant areas that is accepted.</source>
        <translation>Anteil falscher Funde unter den signifikanten Gebieten, der hingenommen wird.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>The areas with local Moran, p-values, quadrant, and flags for the borders.</source>
        <translation>Die Gebiete mit lokalem Moran-Wert, p-Werten, Quadrant und Kennzeichen für die Ränder.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Moran's I</source>
        <translation>Morans I</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>p-value of Moran's I</source>
        <translation>p-Wert von Morans I</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Neighbours</source>
        <translation>Nachbargebiete</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>queen: a common border or corner; rook: a common border only.</source>
        <translation>queen: gemeinsame Grenze oder Ecke; rook: nur gemeinsame Grenze.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Tolerance for gaps</source>
        <translation>Toleranz für Lücken</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Metres; gaps up to it between roughly drawn areas do not part neighbours.</source>
        <translation>In Metern; bis zu dieser Breite trennen Lücken zwischen grob gezeichneten Gebieten keine Nachbarn.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>cluster,Moran,LISA,hot spot,autocorrelation,neighbours,permutation</source>
        <translation>Cluster,Moran,LISA,Hotspot,Autokorrelation,Nachbarschaft,Permutation</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Permutations</source>
        <translation>Permutationen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/clusters.py"/>
        <source>Level of significance</source>
        <translation>Signifikanzniveau</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compare.py"/>
        <source>Compare areas</source>
        <translation>Gebiete vergleichen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compare.py"/>
        <source>Indicators of all areas of a level beside Bezirk, city and each other.</source>
        <translation>Kennzahlen aller Gebiete einer Ebene im Vergleich mit Bezirk, Stadt und untereinander.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compare.py"/>
        <source>Writes one feature for each area and indicator: value, district (the Bezirk's value) and city, rank and mean, lowest and highest value of the areas in the Bezirk (the mean counts every area alike), change to one and five years earlier (in % for counts, in percentage points for shares) and stages of attention. The numbers are those of the profiles.

low and high (95 %) say how far a value may move by chance alone, because single people happen to come or to go; the register counts everybody, so this is no error of counting. change_…_noise is 1 where a change goes no further than that. Shares by Wilson and Newcombe, events by Poisson; places, areas and the number of inhabitants have no range.

Stages of attention 1 to 3 are a presetting, no official rule, unless the data library holds its own.</source>
        <translation>Schreibt ein Objekt je Gebiet und Kennzahl: Wert, district (Wert des Bezirks) und city (Wert der Stadt), Rang sowie Mittel, kleinster und größter Wert der Gebiete im Bezirk (im Mittel zählt jedes Gebiet gleich viel), Veränderung zum Vorjahr und zu vor fünf Jahren (bei Anzahlen in %, bei Anteilen in Prozentpunkten) und Aufmerksamkeitsstufen. Die Zahlen sind die der Profile.

low und high (95 %) sagen, wie weit sich ein Wert allein durch Zufall bewegen kann, weil einzelne Menschen hinzukommen oder wegfallen; das Melderegister zählt vollständig, es ist also kein Zählfehler. change_…_noise ist 1, wenn eine Veränderung nicht weiter reicht. Anteile nach Wilson und Newcombe, Ereignisse nach Poisson; Plätze, Flächen und die Einwohnerzahl haben keinen solchen Bereich.

Die Aufmerksamkeitsstufen 1 bis 3 sind eine Voreinstellung, keine amtliche Regel, solange die Datenbibliothek keine eigene Regel enthält.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compare.py"/>
        <source>PLR Planungsraum, BZR Bezirksregion, PGR Prognoseraum, BEZ Bezirk.</source>
        <translation>PLR Planungsraum, BZR Bezirksregion, PGR Prognoseraum, BEZ Bezirk.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compare.py"/>
        <source>Indicators (comma separated, empty = all)</source>
        <translation>Kennzahlen (durch Komma getrennt, leer = alle)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compare.py"/>
        <source>Ids of the catalogue or Kernindikatoren, for example b1, t3, A5.</source>
        <translation>Kürzel des Katalogs oder Kernindikatoren, zum Beispiel b1, t3, A5.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compare.py"/>
        <source>Reference date (empty = newest)</source>
        <translation>Stichtag (leer = neuester)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compare.py"/>
        <source>For example 31.12.2024; later numbers are then left out.</source>
        <translation>Zum Beispiel 31.12.2024; spätere Zahlen bleiben dann außer Betracht.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compare.py"/>
        <source>Areas compared</source>
        <translation>Verglichene Gebiete</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compare.py"/>
        <source>Where the comparison goes.</source>
        <translation>Wohin der Vergleich geschrieben wird.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compare.py"/>
        <source>comparison,rank,change,reliability,confidence interval,attention</source>
        <translation>Vergleich,Rang,Veränderung,Belastbarkeit,Konfidenzintervall,Aufmerksamkeitsstufe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>weighted sum of z-scores (zscores)</source>
        <translation>gewichtete Summe der z-Werte (zscores)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>first principal component (pca)</source>
        <translation>erste Hauptkomponente (pca)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>unfavourable, as in the MSS</source>
        <translation>ungünstig wie im MSS</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>favourable, as in the GSSA</source>
        <translation>günstig wie im GSSA</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>Compute composite index</source>
        <translation>Zusammengesetzten Index berechnen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>One index of several indicators: weighted z-scores or principal component.</source>
        <translation>Ein Index aus mehreren Indikatoren: gewichtete z-Werte oder Hauptkomponente.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>Makes one index of several indicators: each is standardised (distance from the unweighted mean in standard deviations), turned so that all point the same way, weighted and summed; the sum is standardised again (mean 0, standard deviation 1).

zscores: equal or given weights. pca: weights of the first principal component of the correlations, as in the Gesundheits- und Sozialstrukturatlas; its loadings and the share of variance it explains are reported. The sign of the component is such that the weights add up to more than 0.

Rank 1 is always the most unfavourable area. Areas lacking a number have no index. An index says how areas lie to each other, not how well they are.</source>
        <translation>Bildet aus mehreren Indikatoren einen Index: Jeder wird standardisiert (Abstand vom ungewichteten Mittelwert in Standardabweichungen), so gedreht, dass alle in dieselbe Richtung zeigen, gewichtet und summiert; die Summe wird erneut standardisiert (Mittelwert 0, Standardabweichung 1).

zscores: gleiche oder vorgegebene Gewichte. pca: Gewichte der ersten Hauptkomponente der Korrelationen wie im Gesundheits- und Sozialstrukturatlas; ihre Ladungen und der erklärte Anteil der Varianz werden genannt. Das Vorzeichen der Komponente ist so gewählt, dass die Gewichte zusammen über 0 liegen.

Rang 1 hat immer das ungünstigste Gebiet. Gebiete, denen eine Zahl fehlt, erhalten keinen Index. Ein Index sagt, wie Gebiete zueinander liegen, nicht, wie gut es ihnen geht.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>0: standard deviation of a population (MSS), 1: of a sample (GSSA).</source>
        <translation>0: Standardabweichung der Grundgesamtheit (MSS), 1: einer Stichprobe (GSSA).</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>Areas with indicators</source>
        <translation>Gebiete mit Indikatoren</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>Layer or table, one row an area; all areas that shall be compared.</source>
        <translation>Layer oder Tabelle, eine Zeile je Gebiet; alle Gebiete, die verglichen werden sollen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>Indicators</source>
        <translation>Indikatoren</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>Two or more fields with numbers: shares, rates or indices, no absolute counts.</source>
        <translation>Zwei oder mehr Felder mit Zahlen: Anteile, Raten oder Indizes, keine absoluten Zahlen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>High is favourable</source>
        <translation>Hoch ist günstig</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>Which of these indicators are favourable when high; the others count as unfavourable.</source>
        <translation>Welche dieser Indikatoren bei hohem Wert günstig sind; die übrigen gelten als ungünstig.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>Areas with composite index</source>
        <translation>Gebiete mit zusammengesetztem Index</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>The areas plus index, rank, c_… (contributions), direction and reason.</source>
        <translation>Die Gebiete mit index, rank, c_… (Beiträge), direction (Richtung) und reason (Grund).</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>Explained variance in per cent</source>
        <translation>Erklärte Varianz in Prozent</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>zscores: weighted sum; pca: first principal component.</source>
        <translation>zscores: gewichtete Summe; pca: erste Hauptkomponente.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>unfavourable as in the MSS, or favourable as in the GSSA.</source>
        <translation>ungünstig (unfavourable) wie im MSS oder günstig (favourable) wie im GSSA.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>For zscores, as JSON: fields and weights other than 1; 0 leaves one out.</source>
        <translation>Für zscores, als JSON: Felder und Gewichte, die nicht 1 sind; 0 lässt einen Indikator weg.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>Divisor n minus</source>
        <translation>Teiler n minus</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>index,z-score,principal component,PCA,weights,GSSA,GESIx,ESIx</source>
        <translation>Index,z-Wert,Hauptkomponente,PCA,Gewichte,GSSA,GESIx,ESIx</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/compositeindex.py"/>
        <source>A high index is</source>
        <translation>Ein hoher Index ist</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/createlibrary.py"/>
        <source>Create data library</source>
        <translation>Datenbibliothek anlegen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/createlibrary.py"/>
        <source>Makes the GeoPackage that holds the LOR areas and all numbers of the offices.</source>
        <translation>Legt das GeoPackage an, das die LOR-Gebiete und alle Zahlen der Fachämter enthält.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/createlibrary.py"/>
        <source>Makes a data library: one GeoPackage with the LOR areas of all levels, into which the offices' tables and layers are then imported.

The layer of the Planungsräume is enough; layers of Bezirksregionen, Prognoseräume and Bezirke beside it give their names. A file given without a layer's name brings all its LOR layers.

An existing library is never overwritten: a key system it lacks is added to it (LOR until 2020 beside LOR 2021), otherwise the algorithm stops and changes nothing.</source>
        <translation>Legt eine Datenbibliothek an: ein GeoPackage mit den LOR-Gebieten aller Ebenen, in das danach die Tabellen und Layer der Fachämter importiert werden.

Der Layer der Planungsräume genügt; Layer der Bezirksregionen, Prognoseräume und Bezirke daneben liefern deren Namen. Eine Datei ohne Layernamen bringt alle ihre LOR-Layer mit.

Eine vorhandene Bibliothek wird nie überschrieben: Ein Gebietsstand, der ihr fehlt, kommt hinzu (LOR bis 2020 neben LOR 2021); sonst bricht das Werkzeug ab und ändert nichts.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/createlibrary.py"/>
        <source>Polygon layers with LOR keys in any column spelling and any coordinate system. Each layer of Planungsräume makes one key system.</source>
        <translation>Flächen-Layer mit LOR-Schlüsseln, in beliebiger Schreibweise der Spalten und beliebigem Koordinatensystem. Jeder Layer der Planungsräume ergibt einen Gebietsstand.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/createlibrary.py"/>
        <source>New file, or an existing data library to which a key system is to be added. Nothing is overwritten.</source>
        <translation>Neue Datei oder eine vorhandene Datenbibliothek, die einen weiteren Gebietsstand aufnehmen soll. Nichts wird überschrieben.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/createlibrary.py"/>
        <source>Only for areas whose keys are not known: a name for their key system, for example 2021. Known systems are recognised by their keys.</source>
        <translation>Nur für Gebiete mit unbekannten Schlüsseln: ein Name für ihren Gebietsstand, zum Beispiel 2021. Bekannte Gebietsstände werden an den Schlüsseln erkannt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/createlibrary.py"/>
        <source>LOR,Planungsraum,Bezirksregion,library,GeoPackage,key system</source>
        <translation>LOR,Planungsraum,Bezirksregion,Bibliothek,GeoPackage,Gebietsstand</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/createlibrary.py"/>
        <source>LOR layers (Planungsräume; with Bezirksregionen, Prognoseräume, Bezirke for names)</source>
        <translation>LOR-Layer (Planungsräume; dazu Bezirksregionen, Prognoseräume, Bezirke für die Namen)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/createlibrary.py"/>
        <source>Data library (GeoPackage)</source>
        <translation>Datenbibliothek (GeoPackage)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/createlibrary.py"/>
        <source>Key system (empty = recognise)</source>
        <translation>Gebietsstand (leer = erkennen)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/createlibrary.py"/>
        <source>Number of Planungsräume</source>
        <translation>Anzahl der Planungsräume</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/createlibrary.py"/>
        <source>Number of Bezirksregionen</source>
        <translation>Anzahl der Bezirksregionen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/createlibrary.py"/>
        <source>Number of Prognoseräume</source>
        <translation>Anzahl der Prognoseräume</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/createlibrary.py"/>
        <source>Number of Bezirke</source>
        <translation>Anzahl der Bezirke</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/createlibrary.py"/>
        <source>Data library made: {plr} Planungsräume, {bzr} Bezirksregionen, {pgr} Prognoseräume, {bez} Bezirke ({systems}).</source>
        <translation>Datenbibliothek angelegt: {plr} Planungsräume, {bzr} Bezirksregionen, {pgr} Prognoseräume, {bez} Bezirke ({systems}).</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Convert to other areas</source>
        <translation>Auf anderen Gebietsstand umrechnen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Counts of old areas on new ones: exact where areas are kept or merged, else estimated.</source>
        <translation>Anzahlen alter Gebiete auf neuen: genau, wo Gebiete gleich blieben oder zusammengelegt wurden, sonst geschätzt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Carries counts (persons, cases, places) from source areas to target areas: from the LOR until 2020 to LOR 2021 or back, or between an office's own areas and the LOR.

A source area that lies in one target area by 99 % goes there whole (exact). A split one is distributed by weights: points (addresses, businesses) or polygons (blocks, residential land), several layers by the geometric mean of their densities; without weights by ground, with a warning. The sum stays the same.

Only counts can be converted. Of a share, convert numerator and denominator apart and divide afterwards.

The target areas get each field with …_err (expected absolute error, from how unevenly neighbouring source areas go with the weights) and …_status, and quality: identical, merged, split (from parts), mixed; split_shr is the share of the first field that comes from split areas (0 to 1). A target area with a part of a missing or secret number stays without one.</source>
        <translation>Überträgt Anzahlen (Personen, Fälle, Plätze) von Ausgangs- auf Zielgebiete: vom LOR bis 2020 auf das LOR 2021 oder zurück oder zwischen eigenen Gebieten eines Fachamts und dem LOR.

Ein Ausgangsgebiet, das zu 99 % in einem Zielgebiet liegt, geht ganz dorthin (genau). Ein geteiltes wird nach Gewichten verteilt: nach Punkten (Adressen, Betriebe) oder Polygonen (Blöcke, Wohnbauflächen), mehrere Layer über das geometrische Mittel ihrer Dichten; ohne Gewichte nach Fläche, mit einer Warnung. Die Summe bleibt gleich.

Nur Anzahlen lassen sich umrechnen. Bei einem Anteil bitte Zähler und Nenner getrennt umrechnen und danach teilen.

Die Zielgebiete bekommen jedes Feld mit …_err (erwarteter absoluter Fehler, geschätzt daraus, wie ungleich benachbarte Ausgangsgebiete zu den Gewichten passen) und …_status, dazu quality: identical (identisch), merged (aus ganzen Gebieten), split (aus Teilen), mixed (gemischt); split_shr ist der Anteil des ersten Feldes, der aus geteilten Gebieten stammt (0 bis 1). Ein Zielgebiet mit Anteil an einem fehlenden oder geheimen Wert bleibt ohne Wert.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Source areas with counts</source>
        <translation>Ausgangsgebiete mit Anzahlen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Polygons in any coordinate system, with one or more fields of counts.</source>
        <translation>Polygone in beliebigem Koordinatensystem mit einem oder mehreren Feldern mit Anzahlen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Target areas</source>
        <translation>Zielgebiete</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Polygons that cover the source areas and do not overlap; they get the counts.</source>
        <translation>Polygone, die die Ausgangsgebiete abdecken und sich nicht überlappen; sie bekommen die Anzahlen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Fields with counts</source>
        <translation>Felder mit Anzahlen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Numbers or text with numbers; shares, rates and means are refused.</source>
        <translation>Zahlen oder Text mit Zahlen; Anteile, Raten und Mittelwerte werden abgelehnt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Converted counts</source>
        <translation>Umgerechnete Anzahlen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>The target areas with the counts, their error and how they came about.</source>
        <translation>Die Zielgebiete mit den Anzahlen, deren Fehler und Zustandekommen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Sum of all fields before</source>
        <translation>Summe aller Felder vorher</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Sum of all fields after</source>
        <translation>Summe aller Felder nachher</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Layers of points or polygons that tell where in a split area people live: inhabitants by block or address are best, addresses, residential land or small businesses are good.</source>
        <translation>Layer mit Punkten oder Polygonen, die zeigen, wo in einem geteilten Gebiet Menschen wohnen: Am besten sind Einwohnerzahlen je Block oder Adresse, gut sind Adressen, Wohnbauflächen oder kleine Betriebe.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Weight field</source>
        <translation>Gewichtsfeld</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Field of the weight layers; a layer that lacks it counts each point 1 and each polygon its ground.</source>
        <translation>Feld der Gewichts-Layer; hat ein Layer es nicht, zählt jeder Punkt 1 und jedes Polygon seine Fläche.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Own weights of single fields (JSON)</source>
        <translation>Eigene Gewichte einzelner Felder (JSON)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>The matching age group as weight, as field and weight field: {"grundsicherung_65": "ew_65"}.</source>
        <translation>Die passende Altersgruppe als Gewicht, als Feld und Gewichtsfeld: {"grundsicherung_65": "ew_65"}.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>Round to whole numbers</source>
        <translation>Auf ganze Zahlen runden</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>By the largest remainder, so that the sum stays the same to the last person.</source>
        <translation>Nach dem größten Rest, damit die Summe auf die Person genau gleich bleibt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/crosswalk.py"/>
        <source>LOR,2021,reform,key system,areal interpolation,dasymetric,weights,convert,time series</source>
        <translation>LOR,2021,Gebietsreform,Gebietsstand,Schlüssel,räumliche Interpolation,Gewichte,umrechnen,Zeitreihe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>Of {all} numbers of unpublished sources a public edition shows {shown} and holds back {kept}, {partners} of them so that others cannot be reckoned back.</source>
        <translation>Von {all} Zahlen nicht veröffentlichter Quellen zeigt eine öffentliche Ausgabe {shown} und hält {kept} zurück, davon {partners}, damit sich andere nicht zurückrechnen lassen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>published already on {day} (release {release})</source>
        <translation>bereits veröffentlicht am {day} (Freigabe {release})</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>{count} of the numbers held back are known from earlier releases. Documents leave them out from now on, but nothing can protect them any more.</source>
        <translation>{count} der zurückgehaltenen Zahlen sind aus früheren Freigaben bekannt. Dokumente lassen sie von nun an weg, aber nichts kann sie mehr schützen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>{count} of the numbers held back are narrowed down whatever is released, by public numbers or for a person who is counted alone somewhere and knows it. Nothing can hide them any better; what is shown tells no more of them.</source>
        <translation>{count} der zurückgehaltenen Zahlen sind ohnehin schon eingegrenzt, durch öffentliche Zahlen oder für eine Person, die irgendwo als Einzige gezählt ist und das weiß. Besser verbergen lassen sie sich nicht; was gezeigt wird, verrät über sie nicht mehr.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>Held back, but narrowed down whatever is released</source>
        <translation>Zurückgehalten, aber ohnehin schon eingegrenzt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>Level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>shown</source>
        <translation>gezeigt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>held back</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>why</source>
        <translation>warum</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>numbers new to the public</source>
        <translation>Zahlen erstmals öffentlich</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>ranges and ranks</source>
        <translation>Spannen und Ränge</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>withdrawn</source>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>Released before</source>
        <translation>Bisher freigegeben</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>Held back, but published already</source>
        <translation>Zurückgehalten, aber bereits veröffentlicht</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>Confidentiality of “{file}”</source>
        <translation>Geheimhaltung in „{file}“</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosure_page.py"/>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosurereport.py"/>
        <source>Confidentiality: what the public does not see</source>
        <translation>Geheimhaltung: was die Öffentlichkeit nicht sieht</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosurereport.py"/>
        <source>Tells which numbers a public edition holds back, why, and what it costs.</source>
        <translation>Sagt, welche Zahlen eine öffentliche Ausgabe zurückhält, warum, und was das kostet.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosurereport.py"/>
        <source>Tells for every quantity of a source that is not published how many numbers a public edition shows and holds back, by level of areas and by cause, and lists what was released before. Nothing is released and nothing is changed.

The page holds no number that is held back, but it is for the administration only.</source>
        <translation>Sagt zu jeder Größe einer nicht veröffentlichten Quelle, wie viele Zahlen eine öffentliche Ausgabe zeigt und zurückhält, nach Ebene und Grund, und listet auf, was bisher freigegeben wurde. Es wird nichts freigegeben und nichts geändert.

Auf der Seite steht keine zurückgehaltene Zahl; sie ist trotzdem nur für die Verwaltung bestimmt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosurereport.py"/>
        <source>confidentiality,secret,suppression,Datenschutz,release</source>
        <translation>Geheimhaltung,Datenschutz,geheim,Freigabe,Sperrung</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosurereport.py"/>
        <source>Numbers shown</source>
        <translation>Zahlen gezeigt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/disclosurereport.py"/>
        <source>Numbers held back</source>
        <translation>Zahlen zurückgehalten</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportcomments.py"/>
        <source>Write comment sheet for the offices (Kommentarblatt)</source>
        <translation>Kommentarblatt für die Ämter schreiben</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportcomments.py"/>
        <source>Writes the chapters of the profile with room for what the offices say to them.</source>
        <translation>Schreibt die Kapitel des Profils mit Platz für das, was die Ämter dazu sagen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportcomments.py"/>
        <source>Writes an XLSX workbook with the chapters of the Bezirksregionenprofil (Teil I): a row each with the text as it stands, the numbers as printed, and room for the comment of an office.

It is for the administration only. “Import comments of the offices” reads it back.</source>
        <translation>Schreibt eine XLSX-Arbeitsmappe mit den Kapiteln des Bezirksregionenprofils (Teil I): je Kapitel eine Zeile mit dem jetzigen Text, den Zahlen wie gedruckt und Platz für den Kommentar eines Amts.

Sie ist nur für die Verwaltung bestimmt. „Kommentare der Ämter importieren“ liest sie wieder ein.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportcomments.py"/>
        <source>Areas in the comment sheet {file}: {count}.</source>
        <translation>Gebiete im Kommentarblatt {file}: {count}.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportcomments.py"/>
        <source>Keys of the areas separated by commas, for example 073005, 073006.</source>
        <translation>Schlüssel der Gebiete, durch Komma getrennt, zum Beispiel 073005, 073006.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportcomments.py"/>
        <source>The profile's date, for example 31.12.2024; later numbers are then left out.</source>
        <translation>Der Stichtag des Profils, zum Beispiel 31.12.2024; spätere Zahlen bleiben dann weg.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportcomments.py"/>
        <source>The XLSX file to be written.</source>
        <translation>Die XLSX-Datei, die geschrieben wird.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportcomments.py"/>
        <source>XLSX,Excel,comments,offices,Kommentarblatt,Teil I</source>
        <translation>XLSX,Excel,Kommentare,Fachämter,Kommentarblatt,Teil I</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportcomments.py"/>
        <source>Areas (keys, empty = all)</source>
        <translation>Gebiete (Schlüssel, leer = alle)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportcomments.py"/>
        <source>Workbook</source>
        <translation>Arbeitsmappe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportcomments.py"/>
        <source>Areas written</source>
        <translation>Geschriebene Gebiete</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportplanning.py"/>
        <source>Export planning (findings, goals, measures)</source>
        <translation>Planung exportieren (Befunde, Ziele, Maßnahmen)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportplanning.py"/>
        <source>Writes findings, goals, measures, comments and actors as an XLSX workbook.</source>
        <translation>Schreibt Befunde, Ziele, Maßnahmen, Kommentare und Akteure als XLSX-Arbeitsmappe.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportplanning.py"/>
        <source>Writes the findings, goals, measures, comments and actors of the data library as an XLSX workbook with a sheet each, drop-down lists and hints for the offices that fill it in. An empty library gives an empty form.

“Import planning” reads the workbook back and tells what two people changed at the same time.</source>
        <translation>Schreibt die Befunde, Ziele, Maßnahmen, Kommentare und Akteure der Datenbibliothek als XLSX-Arbeitsmappe mit je einem Blatt, Auswahllisten und Hinweisen für die Ämter, die sie ausfüllen. Eine Bibliothek ohne Einträge ergibt ein leeres Formular.

„Planung importieren“ liest die Arbeitsmappe zurück und meldet, was zwei Personen zugleich geändert haben.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportplanning.py"/>
        <source>Entries written to {file}: {count}.</source>
        <translation>In {file} geschriebene Einträge: {count}.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportplanning.py"/>
        <source>Keys of the areas separated by commas, for example 073005, 073006; each with its Planungsräume and what reaches over it.</source>
        <translation>Schlüssel der Gebiete, durch Komma getrennt, zum Beispiel 073005, 073006; jedes mit seinen Planungsräumen und dem, was darüber hinausreicht.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportplanning.py"/>
        <source>intern: all entries. oeffentlich: only those marked as public, without those whose words tell a number that is held back from the public.</source>
        <translation>intern: alle Einträge. oeffentlich: nur die als öffentlich gekennzeichneten, ohne die, deren Worte eine Zahl nennen, die der Öffentlichkeit vorenthalten bleibt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportplanning.py"/>
        <source>XLSX,Excel,measures,goals,findings,Teil II,actors</source>
        <translation>XLSX,Excel,Maßnahmen,Ziele,Befunde,Teil II,Akteure</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportplanning.py"/>
        <source>Edition (internal / public)</source>
        <translation>Ausgabe (intern / öffentlich)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/exportplanning.py"/>
        <source>Entries written</source>
        <translation>Einträge geschrieben</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Values that differ from an earlier source</source>
        <translation>Werte, die von einer früheren Quelle abweichen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>{matched} of {rows} Planungsräume</source>
        <translation>{matched} von {rows} Planungsräumen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>{matched} of {rows} Bezirksregionen</source>
        <translation>{matched} von {rows} Bezirksregionen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>{matched} of {rows} Prognoseräume</source>
        <translation>{matched} von {rows} Prognoseräumen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>{matched} of {rows} Bezirke</source>
        <translation>{matched} von {rows} Bezirken</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>{matched} of {rows} rows</source>
        <translation>{matched} von {rows} Zeilen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>1 table taken: {placed}, {rejected} rows rejected.</source>
        <translation>1 Tabelle übernommen: {placed}, {rejected} Zeilen abgelehnt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>{count} tables taken: {placed}, {rejected} rows rejected.</source>
        <translation>{count} Tabellen übernommen: {placed}, {rejected} Zeilen abgelehnt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>{features} facilities taken, {places} places, {outside} outside.</source>
        <translation>{features} Einrichtungen übernommen, {places} Plätze, {outside} außerhalb.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>{count} facilities with 0 places (see report).</source>
        <translation>{count} Einrichtungen mit 0 Plätzen (siehe Bericht).</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>{count} facilities without a stated number of places (see report).</source>
        <translation>{count} Einrichtungen ohne Angabe der Plätze (siehe Bericht).</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>{count} of them are not open to the public: no public edition shows them.</source>
        <translation>{count} davon sind nicht öffentlich: Keine öffentliche Ausgabe zeigt sie.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Reference date</source>
        <translation>Stichtag</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Earlier value</source>
        <translation>Früherer Wert</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Earlier source</source>
        <translation>Frühere Quelle</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>New value</source>
        <translation>Neuer Wert</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Title of the source</source>
        <translation>Titel der Quelle</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Recognised as</source>
        <translation>Erkannt als</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Key system</source>
        <translation>Gebietsstand</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Features taken</source>
        <translation>Übernommene Objekte</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Rows and cells not taken</source>
        <translation>Nicht übernommene Zeilen und Zellen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Outside all areas</source>
        <translation>Außerhalb aller Gebiete</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>0 places stated</source>
        <translation>0 Plätze angegeben</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Places not stated</source>
        <translation>Plätze nicht angegeben</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Sheet</source>
        <translation>Tabellenblatt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Rows read</source>
        <translation>Gelesene Zeilen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Rows assigned to an area</source>
        <translation>Einem Gebiet zugeordnete Zeilen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Keys repaired</source>
        <translation>Reparierte Schlüssel</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>Import of “{file}”</source>
        <translation>Import von „{file}“</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>unknown structure</source>
        <translation>unbekannter Aufbau</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/import_report.py"/>
        <source>{features} features taken, {outside} outside.</source>
        <translation>{features} Objekte übernommen, {outside} außerhalb.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importcomments.py"/>
        <source>Import comments of the offices (Kommentarblatt)</source>
        <translation>Kommentare der Ämter importieren (Kommentarblatt)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importcomments.py"/>
        <source>Takes an office's comments on the chapters into the data library.</source>
        <translation>Übernimmt die Kommentare eines Amts zu den Kapiteln in die Datenbibliothek.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importcomments.py"/>
        <source>Takes what an office wrote into a Kommentarblatt into the data library, as draft (Entwurf) and not public.

The same comment again changes nothing. Where the data library holds another comment of this office on this chapter, both are told and the one in the data library stays.</source>
        <translation>Übernimmt, was ein Amt in ein Kommentarblatt geschrieben hat, als Entwurf und nicht öffentlich in die Datenbibliothek.

Derselbe Kommentar noch einmal ändert nichts. Enthält die Datenbibliothek von diesem Amt zu diesem Kapitel einen anderen Kommentar, werden beide gemeldet und der in der Datenbibliothek bleibt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importcomments.py"/>
        <source>The Kommentarblatt as the office returned it.</source>
        <translation>Das Kommentarblatt, wie es das Amt zurückgegeben hat.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importcomments.py"/>
        <source>The office that comments, for rows that name none.</source>
        <translation>Das kommentierende Amt, für Zeilen, die keines nennen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importcomments.py"/>
        <source>XLSX,comment,office,Teil I,chapter</source>
        <translation>XLSX,Kommentar,Fachamt,Teil I,Kapitel</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importcomments.py"/>
        <source>Office</source>
        <translation>Fachamt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importcomments.py"/>
        <source>Comments new</source>
        <translation>Neue Kommentare</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importcomments.py"/>
        <source>Comments changed</source>
        <translation>Geänderte Kommentare</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importcomments.py"/>
        <source>Comments not overwritten</source>
        <translation>Nicht überschriebene Kommentare</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importcomments.py"/>
        <source>Rows not taken</source>
        <translation>Nicht übernommene Zeilen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Import office layer</source>
        <translation>Fachamt-Layer importieren</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Takes an office's points, lines or polygons into the data library.</source>
        <translation>Nimmt Punkte, Linien oder Flächen eines Fachamts in die Datenbibliothek auf.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Takes a layer of facilities, lines or areas into the data library and counts it by Planungsraum: number and capacity of points, length of lines, area of polygons.

Known layers (Kitas, schools, youth centres, nursing homes) are recognised with their fields. A capacity stored as text is read as a number; 0 stays 0, and what is not stated is counted as not stated.

Features outside all areas are listed in the report and stay in the totals.</source>
        <translation>Nimmt einen Layer mit Einrichtungen, Linien oder Flächen in die Datenbibliothek auf und zählt ihn je Planungsraum: Anzahl und Plätze von Punkten, Länge von Linien, Größe von Flächen.

Bekannte Layer (Kitas, Schulen, Jugendfreizeiteinrichtungen, Pflegeheime) werden mit ihren Feldern erkannt. Plätze, die als Text gespeichert sind, werden als Zahl gelesen; 0 bleibt 0, und was nicht angegeben ist, wird als nicht angegeben gezählt.

Objekte außerhalb aller Gebiete stehen im Bericht und bleiben in den Summen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Points, lines or polygons in any coordinate system; a filter or selection counts.</source>
        <translation>Punkte, Linien oder Flächen in beliebigem Koordinatensystem; ein Filter oder eine Auswahl gilt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>One of the list or an own word; it names the quantities, for example kita.count.</source>
        <translation>Eines aus der Liste oder ein eigenes Wort; danach heißen die Merkmale, zum Beispiel kita.count.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Needed, because layers seldom hold their date: DD.MM.YYYY, for example 31.12.2022.</source>
        <translation>Nötig, weil Layer ihr Datum selten enthalten: TT.MM.JJJJ, zum Beispiel 31.12.2022.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Women’s shelters, sheltered flats: a public edition shows none of them, neither on the map nor by name, and tells nothing of them for small areas. Where it holds for some only, choose the field “public” instead. To mark a layer later, import it again.</source>
        <translation>Frauenhäuser, Zufluchtswohnungen: Eine öffentliche Ausgabe zeigt keinen davon, weder auf der Karte noch mit Namen, und sagt für kleine Gebiete nichts über sie. Gilt es nur für einige, stattdessen das Feld „öffentlich“ wählen. Um einen Layer später zu kennzeichnen, ihn erneut importieren.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>A page with all that was recognised, repaired and not taken.</source>
        <translation>Eine Seite mit allem, was erkannt, repariert und nicht übernommen wurde.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>facilities,Kita,school,points,places,capacity,layer,office</source>
        <translation>Einrichtungen,Kita,Schule,Punkte,Plätze,Kapazität,Layer,Fachamt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Date of the data</source>
        <translation>Stand der Daten</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>These places are not open to the public</source>
        <translation>Diese Orte sind nicht öffentlich</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Number of the source</source>
        <translation>Nummer der Quelle</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Features outside all areas</source>
        <translation>Objekte außerhalb aller Gebiete</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Field with names</source>
        <translation>Feld mit Namen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Name of each facility; empty = as recognised.</source>
        <translation>Name der Einrichtung; leer = wie erkannt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Field with places</source>
        <translation>Feld mit Plätzen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Places, beds or another size, number or text; empty = as recognised.</source>
        <translation>Plätze, Betten oder eine andere Größe, Zahl oder Text; leer = wie erkannt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Field with the carrier</source>
        <translation>Feld mit Träger</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Who runs the facility; empty = as recognised.</source>
        <translation>Wer die Einrichtung betreibt; leer = wie erkannt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Field “public”</source>
        <translation>Feld „öffentlich“</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importlayer.py"/>
        <source>Yes or no: may the place be shown in an edition for the public? Empty = yes.</source>
        <translation>Ja oder nein: Darf der Ort in einer öffentlichen Ausgabe gezeigt werden? Leer = ja.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importplanning.py"/>
        <source>Import planning (findings, goals, measures)</source>
        <translation>Planung importieren (Befunde, Ziele, Maßnahmen)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importplanning.py"/>
        <source>Takes a filled-in planning workbook back into the data library.</source>
        <translation>Übernimmt eine ausgefüllte Planungs-Arbeitsmappe in die Datenbibliothek.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importplanning.py"/>
        <source>Takes the workbook of “Export planning”, as the offices filled it in, back into the data library. Rows are recognised by their number; new rows without one get the next.

A row that was changed in the data library since the export is told and not overwritten. A row with an unknown area, a bad date or amount is listed with sheet, row, column and reason; the others are taken.</source>
        <translation>Übernimmt die Arbeitsmappe von „Planung exportieren“, wie die Ämter sie ausgefüllt haben, in die Datenbibliothek. Zeilen werden an ihrer Nummer erkannt; neue Zeilen ohne Nummer erhalten die nächste.

Eine Zeile, die seit dem Export in der Datenbibliothek geändert wurde, wird gemeldet und nicht überschrieben. Eine Zeile mit unbekanntem Gebiet, falschem Datum oder Betrag wird mit Blatt, Zeile, Spalte und Grund aufgeführt; die übrigen werden übernommen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importplanning.py"/>
        <source>The file's text holds also where the data library has another one; else it is told.</source>
        <translation>Der Text der Datei gilt auch, wo die Datenbibliothek einen anderen hat; sonst wird er gemeldet.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importplanning.py"/>
        <source>A page with all that is new, changed and not taken.</source>
        <translation>Eine Seite mit allem, was neu, geändert und nicht übernommen ist.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importplanning.py"/>
        <source>The workbook written by “Export planning”, filled in.</source>
        <translation>Die von „Planung exportieren“ geschriebene Arbeitsmappe, ausgefüllt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importplanning.py"/>
        <source>Takes out what the workbook had when it was written and no longer has; else it is only told.</source>
        <translation>Entfernt, was die Arbeitsmappe beim Schreiben enthielt und nicht mehr enthält; sonst wird es nur gemeldet.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importplanning.py"/>
        <source>Overwrite what was changed in the data library meanwhile</source>
        <translation>Zwischenzeitliche Änderungen in der Datenbibliothek überschreiben</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importplanning.py"/>
        <source>Remove entries deleted in the workbook</source>
        <translation>In der Arbeitsmappe gelöschte Einträge entfernen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importplanning.py"/>
        <source>Entries new</source>
        <translation>Neue Einträge</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importplanning.py"/>
        <source>Entries changed</source>
        <translation>Geänderte Einträge</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importplanning.py"/>
        <source>Entries removed</source>
        <translation>Entfernte Einträge</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importplanning.py"/>
        <source>Entries not overwritten</source>
        <translation>Nicht überschriebene Einträge</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importtable.py"/>
        <source>Import office table</source>
        <translation>Fachamt-Tabelle importieren</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importtable.py"/>
        <source>Takes an office's table with LOR keys into the data library.</source>
        <translation>Nimmt die Tabelle eines Fachamts mit LOR-Schlüsseln in die Datenbibliothek auf.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importtable.py"/>
        <source>Takes a table with LOR keys into the data library, as the office delivers it: CSV, XLSX, XLS, ODS or DBF.

Known tables (statistical report A I 16, EWR matrices, MSS, lists of playgrounds) are recognised with their date, key system and meaning. Of an unknown table each column of numbers becomes a quantity.

What can be repaired is repaired and shown in the report: lost leading zeros, divided key columns, German and English numbers. What cannot is listed with row, column and reason; its cases still count in the totals.</source>
        <translation>Nimmt eine Tabelle mit LOR-Schlüsseln so in die Datenbibliothek auf, wie das Fachamt sie liefert: CSV, XLSX, XLS, ODS oder DBF.

Bekannte Tabellen (Statistischer Bericht A I 16, EWR-Matrizen, MSS, Spielplatzlisten) werden mit Stichtag, Gebietsstand und Bedeutung erkannt. Bei einer unbekannten Tabelle wird jede Zahlenspalte ein Merkmal.

Was sich reparieren lässt, wird repariert und im Bericht gezeigt: verlorene führende Nullen, geteilte Schlüsselspalten, deutsche und englische Zahlen. Was nicht, steht mit Zeile, Spalte und Grund im Bericht; seine Fälle zählen in den Summen weiter mit.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importtable.py"/>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importtable.py"/>
        <source>The office's file, unchanged.</source>
        <translation>Die Datei des Fachamts, unverändert.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importtable.py"/>
        <source>Name of one sheet; empty takes every recognised sheet, each as a source of its own.</source>
        <translation>Name eines Tabellenblatts; leer übernimmt jedes erkannte Blatt, jedes als eigene Quelle.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importtable.py"/>
        <source>For example 31.12.2024; needed where neither file nor file name holds a date.</source>
        <translation>Zum Beispiel 31.12.2024; nötig, wenn weder Datei noch Dateiname ein Datum enthält.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importtable.py"/>
        <source>Stands before the quantity made of each column, for example hze gives hze.cases.</source>
        <translation>Steht vor dem Merkmal, das aus jeder Spalte wird; zum Beispiel ergibt hze das Merkmal hze.faelle.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importtable.py"/>
        <source>CSV,Excel,XLSX,EWR,A I 16,MSS,population,table,office</source>
        <translation>CSV,Excel,XLSX,EWR,A I 16,MSS,Einwohner,Tabelle,Fachamt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importtable.py"/>
        <source>Sheet (empty = all recognised)</source>
        <translation>Tabellenblatt (leer = alle erkannten)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importtable.py"/>
        <source>Reference date (empty = from the file)</source>
        <translation>Stichtag (leer = aus der Datei)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importtable.py"/>
        <source>Prefix of the quantities (only for an unknown structure)</source>
        <translation>Präfix der Merkmale (nur bei unbekanntem Aufbau)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/importtable.py"/>
        <source>Number of the source (comma separated)</source>
        <translation>Nummer der Quelle (durch Komma getrennt)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>not comparable with the MSS</source>
        <translation>nicht MSS-vergleichbar</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>What if: in {scenarios} scenarios {moved} areas leave their group at least once; best and worst status rank of {fragile} areas lie further apart than a tenth of the valid areas.</source>
        <translation>Was wäre, wenn: In {scenarios} Varianten verlassen {moved} Gebiete mindestens einmal ihre Gruppe; bei {fragile} Gebieten liegen bester und schlechtester Statusrang um mehr als ein Zehntel der gültigen Gebiete auseinander.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>The index is made for searching, not for measuring. “Negativ” means worse than the mean development, not necessarily a rise.</source>
        <translation>Der Index dient der Suche, nicht der Messung. „Negativ“ heißt ungünstiger als die mittlere Entwicklung, nicht unbedingt ein Anstieg.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>{valid} of {count} areas have an index.</source>
        <translation>{valid} von {count} Gebieten haben einen Index.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>high = unfavourable</source>
        <translation>hoch = ungünstig</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Dynamics</source>
        <translation>Dynamik</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>MSS</source>
        <translation>MSS</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Standard deviation</source>
        <translation>Standardabweichung</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Scenario</source>
        <translation>Variante</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Areas in another group</source>
        <translation>Gebiete in anderer Gruppe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Share of valid areas</source>
        <translation>Anteil an den gültigen Gebieten</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>{field}: weight {weight}, correlation with the index {loading}.</source>
        <translation>{field}: Gewicht {weight}, Korrelation mit dem Index {loading}.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>The first principal component explains {share} % of the variance.</source>
        <translation>Die erste Hauptkomponente erklärt {share} % der Varianz.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>{fields} run against the index although oriented. Please check which values are favourable.</source>
        <translation>{fields}: läuft trotz Ausrichtung gegen den Index. Bitte prüfen, welche Werte günstig sind.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>high = favourable</source>
        <translation>hoch = günstig</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Means and standard deviations</source>
        <translation>Mittelwerte und Standardabweichungen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>What if</source>
        <translation>Was wäre, wenn</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Status and dynamics of “{layer}”</source>
        <translation>Status und Dynamik von „{layer}“</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Inhabitants</source>
        <translation>EW</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>{valid} of {count} areas are valid.</source>
        <translation>{valid} von {count} Gebieten sind gültig.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/index_report.py"/>
        <source>Not comparable with the MSS: {reasons}.</source>
        <translation>Nicht MSS-vergleichbar: {reasons}.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/keeprules.py"/>
        <source>Keep own rules</source>
        <translation>Eigene Regeln hinterlegen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/keeprules.py"/>
        <source>Own rules for attention stages, targets of supply or confidentiality, for a data library.</source>
        <translation>Eigene Regeln für Aufmerksamkeitsstufen, Richtwerte der Versorgung oder Geheimhaltung für eine Datenbibliothek.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/keeprules.py"/>
        <source>A data library may hold its own rules for attention stages, its own targets of supply and its own policies of confidentiality. They replace the shipped ones entry by entry, in docks, tables and documents. “Rules and targets…” and “Rules of confidentiality…” in the menu Sozialraum enter them by hand; this algorithm takes them as JSON text, for example to give one office's rules to another library.

Rules that cannot be read are refused and nothing is changed.</source>
        <translation>Eine Datenbibliothek kann eigene Regeln für Aufmerksamkeitsstufen, eigene Richtwerte der Versorgung und eigene Regeln der Geheimhaltung enthalten. Sie ersetzen die mitgelieferten Eintrag für Eintrag, in Fenstern, Tabellen und Dokumenten. Von Hand werden sie über „Regeln und Richtwerte…“ und „Geheimhaltungsregeln…“ im Menü Sozialraum eingegeben; dieser Algorithmus nimmt sie als JSON-Text, etwa um Regeln eines Amts in eine andere Bibliothek zu übernehmen.

Regeln, die nicht lesbar sind, werden abgelehnt, und nichts wird geändert.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/keeprules.py"/>
        <source>Which rules</source>
        <translation>Welche Regeln</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/keeprules.py"/>
        <source>attention: stages of attention; targets: targets of supply; disclosure: what stays in the office.</source>
        <translation>attention: Aufmerksamkeitsstufen; targets: Richtwerte der Versorgung; disclosure: was im Amt bleibt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/keeprules.py"/>
        <source>Rules (JSON)</source>
        <translation>Regeln (JSON)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/keeprules.py"/>
        <source>Empty = the own rules are taken out, the shipped ones hold again.</source>
        <translation>Leer = die eigenen Regeln werden entfernt, es gelten wieder die mitgelieferten.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/keeprules.py"/>
        <source>attention,rule,threshold,target,Richtwert</source>
        <translation>Aufmerksamkeit,Regel,Grenzwert,Richtwert,Vorgabe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Compute status and dynamics index (method of the MSS)</source>
        <translation>Status- und Dynamik-Index berechnen (Verfahren MSS)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Status, dynamics and group of each area from shares and their changes.</source>
        <translation>Status, Dynamik und Gruppe jedes Gebiets aus Anteilen und ihren Veränderungen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Computes Status-Index, Dynamik-Index and group (1+ to 4-) as the Monitoring Soziale Stadtentwicklung (MSS) does.

Each indicator becomes its distance from the unweighted mean of the valid areas in standard deviations (of a population, ddof 0); the distances are summed and the sum is standardised again. High is worse. Status: hoch below −1, mittel from −1 to 1, niedrig above 1 to 1.5, sehr niedrig above 1.5. Dynamics: positiv below −1, stabil from −1 to 1, negativ above 1.

Areas with too few inhabitants, left out by the condition or lacking a number have no index; “valid_reason” says why.

With other indicators, weights or areas than the MSS's the result is labelled as not comparable. The index is made for searching, not for measuring; “negativ” means worse than the mean development, not necessarily a rise.</source>
        <translation>Berechnet Status-Index, Dynamik-Index und Gruppe (1+ bis 4-) wie das Monitoring Soziale Stadtentwicklung (MSS).

Aus jedem Indikator wird sein Abstand vom ungewichteten Mittelwert der gültigen Gebiete in Standardabweichungen (der Grundgesamtheit, ddof 0); die Abstände werden summiert, die Summe wird erneut standardisiert. Hoch ist ungünstiger. Status: hoch unter −1, mittel von −1 bis 1, niedrig über 1 bis 1,5, sehr niedrig über 1,5. Dynamik: positiv unter −1, stabil von −1 bis 1, negativ über 1.

Gebiete mit zu wenigen EW, durch die Bedingung ausgenommene und solche, denen eine Zahl fehlt, haben keinen Index; „valid_reason“ sagt warum.

Mit anderen Indikatoren, Gewichten oder Gebieten als im MSS ist das Ergebnis als nicht vergleichbar gekennzeichnet. Der Index dient der Suche, nicht der Messung; „negativ“ heißt ungünstiger als die mittlere Entwicklung, nicht unbedingt ein Anstieg.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Layer or table, one row an area; for the MSS the Planungsräume of all Berlin.</source>
        <translation>Layer oder Tabelle, eine Zeile je Gebiet; für das MSS die Planungsräume ganz Berlins.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Status indicators</source>
        <translation>Statusindikatoren</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Shares in per cent, high = worse. MSS 2019 and 2021: S1, S3, S4; 2023: S1 to S4 (S2 then is about single parents, up to 2017 about long-term unemployment).</source>
        <translation>Anteile in Prozent, hoch = ungünstiger. MSS 2019 und 2021: S1, S3, S4; 2023: S1 bis S4 (S2 meint dann Alleinerziehende, bis 2017 Langzeitarbeitslose).</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Dynamics indicators</source>
        <translation>Dynamikindikatoren</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Their changes over two years in percentage points, high = worse: D1, D3, D4.</source>
        <translation>Ihre Veränderungen über zwei Jahre in Prozentpunkten, hoch = ungünstiger: D1, D3, D4.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Areas with index</source>
        <translation>Gebiete mit Index</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>The areas plus si, si_class, di, di_class, sdi, valid_reason and method.</source>
        <translation>Die Gebiete mit si, si_class, di, di_class, sdi, valid_reason und method.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>A page with means and standard deviations, the 12 groups and what-if.</source>
        <translation>Eine Seite mit Mittelwerten und Standardabweichungen, den 12 Gruppen und „Was wäre, wenn“.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>For leaving out small areas; empty = no area is left out for its size.</source>
        <translation>Um kleine Gebiete auszunehmen; leer = kein Gebiet fällt wegen seiner EW-Zahl heraus.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Areas with fewer inhabitants are not valid; the MSS takes 300.</source>
        <translation>Gebiete mit weniger EW sind ungültig; das MSS nimmt 300.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Valid areas</source>
        <translation>Gültige Gebiete</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Condition that valid areas meet, for leaving out outliers: "KOM" = 'gültig'.</source>
        <translation>Bedingung, die gültige Gebiete erfüllen, um Ausreißer auszunehmen: "KOM" = 'gültig'.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Reference areas</source>
        <translation>Bezugsgebiete</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Condition: only these areas give mean and standard deviation; empty = all valid.</source>
        <translation>Bedingung: Nur diese Gebiete bestimmen Mittelwert und Standardabweichung; leer = alle gültigen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>For trying out, as JSON: fields and weights other than 1; 0 leaves one out.</source>
        <translation>Zum Ausprobieren, als JSON: Felder und Gewichte, die nicht 1 sind; 0 lässt einen Indikator weg.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Contributions and robustness</source>
        <translation>Beiträge und Belastbarkeit</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Adds c_… (what each indicator adds to its index), rank by status (1 = worst) with best and worst rank, and the other groups under changed recipes: without each indicator, its weight ±25 %, without the most extreme area.</source>
        <translation>Ergänzt c_… (Beitrag jedes Indikators zu seinem Index), den Rang nach Status (1 = ungünstigster) mit bestem und schlechtestem Rang und die anderen Gruppen bei verändertem Rezept: ohne je einen Indikator, mit dessen Gewicht ±25 %, ohne das extremste Gebiet.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>MSS,index,status,dynamics,z-score,social monitoring,what if</source>
        <translation>MSS,Index,Status,Dynamik,z-Wert,Monitoring,Sozialmonitoring,Variante</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/mssindex.py"/>
        <source>Least number of inhabitants</source>
        <translation>Mindestzahl an EW</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/outlook_report.py"/>
        <source>A public edition shows all these numbers as they are: their publisher has protected them.</source>
        <translation>Öffentliche Ausgabe: Alle Zahlen dieser Lieferung werden gezeigt, wie sie sind; der Herausgeber hat sie selbst geschützt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/outlook_report.py"/>
        <source>Held back from the public: {count} or more.</source>
        <translation>Öffentlich zurückgehalten: mindestens {count}.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/outlook_report.py"/>
        <source>Public edition: of {all} numbers of this delivery (sums for larger areas included) {kept} are held back for their own sake: {why}.</source>
        <translation>Öffentliche Ausgabe: Von {all} Zahlen dieser Lieferung (samt Summen für größere Gebiete) werden zurückgehalten, weil selbst geheim: {kept} ({why}).</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/outlook_report.py"/>
        <source>{count} more are held back so that these cannot be reckoned back from sums.</source>
        <translation>Dazu weitere, damit sich diese nicht aus Summen zurückrechnen lassen: {count}.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/outlook_report.py"/>
        <source>More may have to be held back so that these cannot be reckoned back from sums. How many is not reckoned during an import; “Confidentiality…” in the menu Sozialraum tells it.</source>
        <translation>Dazu können weitere kommen, damit sich diese nicht aus Summen zurückrechnen lassen. Wie viele, wird beim Import nicht berechnet; „Geheimhaltung…“ im Menü Sozialraum sagt es.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/outlook_report.py"/>
        <source>Rules: {rules}. To change them: “Rules of confidentiality…” in the menu Sozialraum.</source>
        <translation>Es gilt: {rules}. Ändern: „Geheimhaltungsregeln…“ im Menü Sozialraum.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/outlook_report.py"/>
        <source>A public edition shows all these numbers as they are: the source is marked as published.</source>
        <translation>Öffentliche Ausgabe: Alle Zahlen dieser Lieferung werden gezeigt, wie sie sind; sie ist als veröffentlicht gekennzeichnet.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/outlook_report.py"/>
        <source>Public edition: none of the {all} numbers of this delivery (sums for larger areas included) is too small or otherwise to be held back for its own sake.</source>
        <translation>Öffentliche Ausgabe: Von {all} Zahlen dieser Lieferung (samt Summen für größere Gebiete) ist keine selbst geheim.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/outlook_report.py"/>
        <source>In a public edition</source>
        <translation>In einer öffentlichen Ausgabe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/outlook_report.py"/>
        <source>Held back from the public: {count}.</source>
        <translation>Öffentlich zurückgehalten: {count}.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/page.py"/>
        <source>en</source>
        <translation>de</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/page.py"/>
        <source>{count} more stand in the data library.</source>
        <translation>{count} weitere stehen in der Datenbibliothek.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/planning_report.py"/>
        <source>Entries: {new} new, {changed} changed, {removed} removed, {unchanged} as before, {collisions} not overwritten; rows or cells not taken: {rejected}.</source>
        <translation>Einträge: {new} neu, {changed} geändert, {removed} entfernt, {unchanged} wie bisher, {collisions} nicht überschrieben; nicht übernommene Zeilen oder Zellen: {rejected}.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/planning_report.py"/>
        <source>Comments: {new} new, {changed} changed, {unchanged} as before, {collisions} not overwritten; rows not taken: {rejected}.</source>
        <translation>Kommentare: {new} neu, {changed} geändert, {unchanged} wie bisher, {collisions} nicht überschrieben; nicht übernommene Zeilen: {rejected}.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/planning_report.py"/>
        <source>Changed in the data library too, not overwritten</source>
        <translation>Auch in der Datenbibliothek geändert, nicht überschrieben</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/planning_report.py"/>
        <source>No longer in the workbook, kept in the data library: {count}.</source>
        <translation>Nicht mehr in der Arbeitsmappe, in der Datenbibliothek behalten: {count}.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/planning_report.py"/>
        <source>removed in the data library</source>
        <translation>in der Datenbibliothek entfernt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/planning_report.py"/>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/planning_report.py"/>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/planning_report.py"/>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/planning_report.py"/>
        <source>No longer in the workbook</source>
        <translation>Nicht mehr in der Arbeitsmappe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/planning_report.py"/>
        <source>Differing columns</source>
        <translation>Abweichende Spalten</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/planning_report.py"/>
        <source>Chapter</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/planning_report.py"/>
        <source>In the data library</source>
        <translation>In der Datenbibliothek</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/planning_report.py"/>
        <source>In the file</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>delivered shares from {count} inhabitants</source>
        <translation>gelieferte Anteile ab {count} Einwohnern</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>protected or published already: everything is shown</source>
        <translation>schon geschützt oder veröffentlicht: alles wird gezeigt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>blocked: nothing is shown</source>
        <translation>gesperrt: nichts wird gezeigt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>delivered shares are not shown</source>
        <translation>gelieferte Anteile werden nicht gezeigt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>places from {carriers} carriers, one below {share} %</source>
        <translation>Plätze ab {carriers} Trägern, einer unter {share} %</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>things, not people: no threshold</source>
        <translation>Dinge, keine Menschen: keine Schwelle</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>small</source>
        <translation>klein</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>all but a few</source>
        <translation>alle bis auf wenige</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>of few carriers</source>
        <translation>weniger Träger</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>few inhabitants</source>
        <translation>wenige Einwohner</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>few who could be counted</source>
        <translation>kleine Bezugsgröße</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>not at this level</source>
        <translation>nicht auf dieser Ebene</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>delivered share or class</source>
        <translation>gelieferter Anteil oder Klasse</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>secret at the source</source>
        <translation>in der Quelle geheim</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>so that others cannot be reckoned back</source>
        <translation>damit sich andere nicht zurückrechnen lassen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>held back in an earlier release</source>
        <translation>in einer früheren Freigabe zurückgehalten</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>cannot be protected, the table is left out</source>
        <translation>nicht zu schützen, die Tabelle fehlt ganz</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>0 is secret, too</source>
        <translation>auch 0 ist geheim</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>“all but a few” is shown</source>
        <translation>„alle bis auf wenige“ wird gezeigt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>presetting</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>own rule for all others</source>
        <translation>eigene Regel für alle übrigen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>own rule of the source</source>
        <translation>eigene Regel der Quelle</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>own rule for several</source>
        <translation>eigene Regel für mehrere</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>own rule</source>
        <translation>eigene Regel</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>threshold {n}</source>
        <translation>Schwelle {n}</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>rounded to {base}</source>
        <translation>gerundet auf {base}</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/policy_words.py"/>
        <source>only {levels}</source>
        <translation>nur {levels}</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>Write profiles as PDF</source>
        <translation>Profile als PDF schreiben</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>Writes the profile of one, several or all areas, one PDF each.</source>
        <translation>Schreibt die Profile eines, mehrerer oder aller Gebiete, je ein PDF.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>Writes one accessible PDF (PDF/UA-1, PDF/A-2a) for each area and a list of them (manifest.json).

One area that fails does not stop the others. After a cancel, running again writes only what is missing.

The edition “oeffentlich” holds back what must not leave the office: small numbers of sources that are not published, others from which they could be reckoned back, closed places, drafts, and texts that nobody released. What was released is entered in the library's ledger.</source>
        <translation>Schreibt für jedes Gebiet ein barrierefreies PDF (PDF/UA-1, PDF/A-2a) und ein Verzeichnis dazu (manifest.json).

Ein Gebiet, das scheitert, hält die anderen nicht auf. Nach einem Abbruch schreibt ein neuer Lauf nur, was fehlt.

Die Ausgabe „oeffentlich“ hält zurück, was das Amt nicht verlassen darf: kleine Zahlen nicht veröffentlichter Quellen, weitere, aus denen sie sich zurückrechnen ließen, nicht öffentliche Orte, Entwürfe und Texte, die niemand freigegeben hat. Was freigegeben ist, steht im Freigaberegister der Datenbibliothek.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>Which document: kurzprofil (four pages), teil1 and teil2 (Bezirksregionenprofil), planungsraum, bezirk, vorlage, or one of your own.</source>
        <translation>Welches Dokument: kurzprofil (vier Seiten), teil1 und teil2 (Bezirksregionenprofil), planungsraum, bezirk, vorlage oder ein eigenes.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>Where the PDF files and manifest.json go.</source>
        <translation>Wohin die PDF-Dateien und manifest.json geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>Raster layers or vector tiles (aerial photograph, Karte von Berlin) behind the maps of planning areas and facilities; their licence stands in the caption. Empty: none.</source>
        <translation>Rasterlayer oder Vektorkacheln (Luftbild, Karte von Berlin) hinter den Karten der Planungsräume und Einrichtungen; ihre Lizenz steht in der Bildunterschrift. Leer: keiner.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>intern: for the administration, marked on each page. oeffentlich: what may leave the office.</source>
        <translation>intern: für die Verwaltung, auf jeder Seite gekennzeichnet. oeffentlich: was das Amt verlassen darf.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>Target folder</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>PLR Planungsraum, BZR Bezirksregion, PGR Prognoseraum, BEZ Bezirk. Empty: the template's own.</source>
        <translation>PLR Planungsraum, BZR Bezirksregion, PGR Prognoseraum, BEZ Bezirk. Leer: die der Vorlage.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>{written} profiles written, {skipped} skipped, {failed} failed.</source>
        <translation>{written} Profile geschrieben, {skipped} übersprungen, {failed} fehlgeschlagen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>PDF,profile,Kurzprofil,Bezirksregionenprofil,report,batch</source>
        <translation>PDF,Profil,Kurzprofil,Bezirksregionenprofil,Bericht,Stapel</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>Background of the maps</source>
        <translation>Hintergrund der Karten</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>Profiles written</source>
        <translation>Geschriebene Profile</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>Profiles skipped</source>
        <translation>Übersprungene Profile</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>Profiles failed</source>
        <translation>Fehlgeschlagene Profile</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profile.py"/>
        <source>1 profile written: {file}</source>
        <translation>1 Profil geschrieben: {file}</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profiledifference.py"/>
        <source>Compare two editions of profiles (PDF)</source>
        <translation>Zwei Ausgaben von Profilen vergleichen (PDF)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profiledifference.py"/>
        <source>Writes what changed between two editions of an area's profile, and why: one PDF each.</source>
        <translation>Schreibt, was sich zwischen zwei Ausgaben eines Profils geändert hat und warum: je Gebiet ein PDF.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profiledifference.py"/>
        <source>Sets two editions of an area side by side: the same data library at two dates, two data libraries (for example last year's copy), or both. Each printed number that differs is listed with both values, the difference and the reason: other date, other data, other method, other key system or boundary, confidentiality. Numbers that are alike are counted. Texts and planning records, facilities and sources that came or went are named.

Across the change of key systems in 2021 only areas that are made of the same Planungsräume are compared.

The edition “oeffentlich” judges each data library by its own rules and its own ledger of releases, and is entered in both. What one of the two editions suppresses cannot be computed from it.</source>
        <translation>Stellt zwei Ausgaben eines Gebiets nebeneinander: dieselbe Datenbibliothek zu zwei Stichtagen, zwei Datenbibliotheken (etwa die Kopie vom Vorjahr) oder beides. Jede gedruckte Zahl, die sich unterscheidet, steht mit beiden Werten, Unterschied und Grund da: anderer Stichtag, andere Daten, anderes Verfahren, anderer Gebietsstand, Geheimhaltung. Gleiche Zahlen werden gezählt. Texte und Einträge der Planung, Einrichtungen und Quellen, die hinzukamen oder entfielen, sind genannt.

Über den Neuzuschnitt von 2021 hinweg werden nur Gebiete verglichen, die aus denselben Planungsräumen bestehen.

Die Ausgabe „oeffentlich“ beurteilt jede Datenbibliothek nach ihren eigenen Regeln und ihrem eigenen Freigaberegister und wird in beide eingetragen. Was eine der beiden Ausgaben zurückhält, lässt sich aus ihr nicht errechnen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profiledifference.py"/>
        <source>For example last year's copy. Empty: two dates of the one data library.</source>
        <translation>Zum Beispiel die Kopie vom Vorjahr. Leer: zwei Stichtage derselben Datenbibliothek.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profiledifference.py"/>
        <source>For example 31.12.2022. Empty: the newest date of the other data library; within one data library the date before.</source>
        <translation>Zum Beispiel 31.12.2022. Leer: der neueste Stichtag der anderen Datenbibliothek; innerhalb einer Datenbibliothek der Stichtag davor.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profiledifference.py"/>
        <source>PDF,difference,editions,changes,revision,compare,profile,batch</source>
        <translation>PDF,Unterschied,Ausgaben,Änderung,Änderungsbericht,Revision,Vergleich,Profil,Stapel</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profiledifference.py"/>
        <source>Data library of the earlier edition (empty = the same)</source>
        <translation>Datenbibliothek der früheren Ausgabe (leer = dieselbe)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profiledifference.py"/>
        <source>Reference date of the earlier edition</source>
        <translation>Stichtag der früheren Ausgabe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profiletable.py"/>
        <source>Write profiles as tables (XLSX)</source>
        <translation>Profile als Tabellen schreiben (XLSX)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profiletable.py"/>
        <source>Writes all numbers of the profile of one, several or all areas as a workbook.</source>
        <translation>Schreibt alle Zahlen des Profils eines Gebiets, mehrerer oder aller Gebiete als Arbeitsmappe.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profiletable.py"/>
        <source>Writes an XLSX workbook for each area with the numbers of its profile, one table a sheet: comparison, changes, planning areas, age groups, series, facilities, supply, texts, findings, goals, measures and sources. Each row has one number, rounded as in the PDF, with its status, date, key system and source.

One area that fails does not stop the others. After a cancel, running again writes only what is missing.

The edition “oeffentlich” holds back what must not leave the office: small numbers of sources that are not published, others from which they could be reckoned back, closed places, drafts, and texts that nobody released.</source>
        <translation>Schreibt für jedes Gebiet eine XLSX-Arbeitsmappe mit den Zahlen seines Profils, je Blatt eine Tabelle: Vergleich, Veränderung, Planungsräume, Altersgruppen, Zeitreihen, Einrichtungen, Versorgung, Texte, Befunde, Ziele, Maßnahmen und Quellen. Jede Zeile enthält eine Zahl, gerundet wie im PDF, mit Status, Stand, Gebietsstand und Quelle.

Ein Gebiet, das scheitert, hält die anderen nicht auf. Nach einem Abbruch schreibt ein neuer Lauf nur, was fehlt.

Die Ausgabe „oeffentlich“ hält zurück, was das Amt nicht verlassen darf: kleine Zahlen nicht veröffentlichter Quellen, weitere, aus denen sie sich zurückrechnen ließen, nicht öffentliche Orte, Entwürfe und Texte, die niemand freigegeben hat.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profiletable.py"/>
        <source>Where the XLSX files and manifest.json go.</source>
        <translation>Wohin die XLSX-Dateien und manifest.json geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/profiletable.py"/>
        <source>XLSX,Excel,open data,tables,profile,batch</source>
        <translation>XLSX,Excel,offene Daten,Tabellen,Profil,Stapel</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>Protect small numbers</source>
        <translation>Kleine Zahlen schützen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>Hides counts of few people in a table, and the partners that would give them away.</source>
        <translation>Verbirgt in einer Tabelle Zahlen weniger Menschen und die Partnerzahlen, aus denen sie sich errechnen ließen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>Sums a table of counts up to Bezirksregion, Prognoseraum, Bezirk and Berlin and hides what would tell of few people: counts of 1 to one less than the threshold (primary), and as few others as are found to be needed so that nobody computes them back from totals, neighbours or categories (secondary). Both carry the same sign; 0 stays visible.

What then holds, for a reader who knows every visible number and all sums: the possible values of each hidden number span at least the threshold, and a small one may as well be as large as the threshold. For small numbers this holds, too, for somebody who is the only person counted in a hidden 1; and this person cannot compute any other hidden number either.

The table needs a whole number for each area and category, and categories that add up to the total. Areas some of whose Planungsräume are not in the table get no row, so Berlin has one only where all are there. Rows of totals in the table are compared with the sums.

It protects this table alone: a second table with the same total, an earlier edition or a custom area may still tell. The report says how many numbers were hidden and why; it is not for the public.</source>
        <translation>Summiert eine Tabelle gezählter Werte auf zu Bezirksregion, Prognoseraum, Bezirk und Berlin und verbirgt, was über wenige Menschen Auskunft gäbe: Zahlen von 1 bis eins unter der Schwelle (primär) und so wenige andere, wie dafür nötig gefunden werden, dass niemand sie aus Summen, Nachbarn oder Kategorien errechnet (sekundär). Beide tragen dasselbe Zeichen; 0 bleibt sichtbar.

Was dann gilt, auch wenn jemand alle sichtbaren Zahlen und alle Summen kennt: Die möglichen Werte jeder verborgenen Zahl liegen mindestens um die Schwelle auseinander, und eine kleine kann ebenso gut so groß wie die Schwelle sein. Für kleine Zahlen gilt das auch gegenüber der einzigen Person, die in einer verborgenen 1 gezählt ist; und auch keine andere verborgene Zahl kann sie errechnen.

Die Tabelle braucht eine ganze Zahl je Gebiet und Kategorie, und Kategorien, die zusammen die Gesamtzahl ergeben. Gebiete, von denen Planungsräume fehlen, bekommen keine Zeile; Berlin hat also nur eine, wenn alle da sind. Summenzeilen der Tabelle werden mit den Summen verglichen.

Geschützt ist nur diese Tabelle: Eine zweite mit derselben Gesamtzahl, eine frühere Ausgabe oder ein eigener Gebietszuschnitt können noch etwas verraten. Der Bericht sagt, wie viele Zahlen warum verborgen wurden; er ist nicht für die Öffentlichkeit.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>One row for each Planungsraum, with its LOR key and its counts.</source>
        <translation>Eine Zeile je Planungsraum, mit LOR-Schlüssel und gezählten Werten.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>Field with LOR keys</source>
        <translation>Feld mit LOR-Schlüsseln</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>Keys such as 07300515, as text or number; a lost leading zero is put back.</source>
        <translation>Schlüssel wie 07300515, als Text oder Zahl; eine verlorene führende Null wird ergänzt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>Counts that add up to the total, for example the age groups.</source>
        <translation>Gezählte Werte, die zusammen die Gesamtzahl ergeben, etwa die Altersgruppen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>Total</source>
        <translation>Gesamtzahl</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>All categories together; empty = their sum, as the column “total”.</source>
        <translation>Alle Kategorien zusammen; leer = ihre Summe, als Spalte „total“.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>Counts of 1 to one less are hidden; usual are 3, 5 and 10.</source>
        <translation>Zahlen von 1 bis eins darunter werden verborgen; üblich sind 3, 5 und 10.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>Protected table</source>
        <translation>Geschützte Tabelle</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>area_id, level, and each field with its status; hidden numbers are NULL.</source>
        <translation>area_id, level und jedes Feld mit seinem Status; verborgene Zahlen sind NULL.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>A page with what was hidden at each level and why; for the office only.</source>
        <translation>Eine Seite mit dem, was auf jeder Ebene warum verborgen wurde; nur für das Amt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>confidentiality,disclosure control,cell suppression,secondary suppression,small counts</source>
        <translation>Geheimhaltung,Datenschutz,Zellsperrung,Sekundärsperrung,kleine Zahlen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>Hidden because small</source>
        <translation>Verborgen, weil klein</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>Hidden as partners</source>
        <translation>Verborgen als Partner</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect.py"/>
        <source>Not protected</source>
        <translation>Nicht geschützt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect_report.py"/>
        <source>Of {cells} numbers {primary} are hidden because they are small, and {secondary} ({share} %) as partners from which those could be computed back.</source>
        <translation>Von {cells} Zahlen sind {primary} verborgen, weil sie klein sind, und {secondary} ({share} %) als Partner, aus denen sich jene errechnen ließen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect_report.py"/>
        <source>{count} hidden numbers can still be found out, because the table leaves no partners for them: {cells}. Please publish larger areas or fewer categories instead.</source>
        <translation>{count} verborgene Zahlen lassen sich noch herausfinden, weil die Tabelle keine Partner für sie hergibt: {cells}. Bitte stattdessen größere Gebiete oder weniger Kategorien veröffentlichen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect_report.py"/>
        <source>Small are counts of 1 to {most}; 0 stays visible.</source>
        <translation>Klein sind Zahlen von 1 bis {most}; 0 bleibt sichtbar.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect_report.py"/>
        <source>For a reader who knows all visible numbers and all sums, the possible values of each hidden number span at least {threshold}, and a small one may be {threshold} or more. For small numbers this holds, too, for the only person counted in a hidden 1, and this person cannot compute any other hidden number either.</source>
        <translation>Auch wenn jemand alle sichtbaren Zahlen und alle Summen kennt, liegen die möglichen Werte jeder verborgenen Zahl mindestens um {threshold} auseinander, und eine kleine kann {threshold} oder mehr sein. Für kleine Zahlen gilt das auch gegenüber der einzigen Person, die in einer verborgenen 1 gezählt ist, und auch keine andere verborgene Zahl kann sie errechnen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect_report.py"/>
        <source>Numbers</source>
        <translation>Werte</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect_report.py"/>
        <source>Hidden in %</source>
        <translation>Verborgen in %</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect_report.py"/>
        <source>What was hidden</source>
        <translation>Was verborgen wurde</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect_report.py"/>
        <source>What could not be protected</source>
        <translation>Was sich nicht schützen ließ</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect_report.py"/>
        <source>For the office only: please do not publish this page.</source>
        <translation>Nur für das Amt: Bitte diese Seite nicht veröffentlichen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect_report.py"/>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect_report.py"/>
        <source>Protected numbers: {layer}</source>
        <translation>Geschützte Zahlen: {layer}</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/protect_report.py"/>
        <source>Nothing: all hidden numbers are protected.</source>
        <translation>Nichts: Alle verborgenen Zahlen sind geschützt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Compute reach of facilities</source>
        <translation>Erreichbarkeit berechnen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>People within a distance of the nearest facility, by area.</source>
        <translation>Bevölkerung im Umkreis der nächsten Einrichtung, je Gebiet.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Counts the people within distances (in metres) of the nearest facility: people, within_… and share_… (0 to 1) for each area.

Three ways, the best the data allow: along a network of streets and paths (exact along parts of edges); by straight line around barriers (what a railway, a river or a motorway cuts off is not served); by straight line. The log and the field reach_way say which.

People are points, counted exactly, or areas, over which they are taken to live evenly spread: an estimate, though the ground within the distance is measured to 0.1 per cent by straight line; along a network it is sampled every 20 to 100 m. Distances to parks are measured to the edge.

With the field of the places also access_…: places for each person who shares them with all others in reach (two-step floating catchment, Luo and Wang 2003).

Usual distances: playground 300 to 500 m, Kita 500 m, green near the home 500 m, primary school 1,000 m.</source>
        <translation>Zählt die Bevölkerung in Entfernungen (in Metern) von der nächsten Einrichtung: people, within_… und share_… (0 bis 1) je Gebiet.

Drei Wege, der beste, den die Daten zulassen: entlang eines Netzes aus Straßen und Wegen (genau auch auf Teilstücken); in Luftlinie mit Barrieren (was Bahn, Fluss oder Autobahn abschneidet, ist nicht versorgt); in Luftlinie. Protokoll und Feld reach_way sagen, welcher.

Die Bevölkerung liegt als Punkte vor und wird genau gezählt, oder als Flächen, über die sie als gleichmäßig verteilt gilt: eine Schätzung, auch wenn die Fläche innerhalb der Entfernung in Luftlinie auf 0,1 Prozent genau gemessen ist; im Wegenetz wird alle 20 bis 100 m eine Stichprobe genommen. Entfernungen zu Parks werden bis zum Rand gemessen.

Mit dem Feld der Plätze auch access_…: Plätze je Person, geteilt mit allen anderen in Reichweite (zweistufige Einzugsgebiete, 2SFCA, Luo und Wang 2003).

Übliche Entfernungen: Spielplatz 300 bis 500 m, Kita 500 m, wohnungsnahes Grün 500 m, Grundschule 1.000 m.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>An end of a line this near to another line is joined to it.</source>
        <translation>Das Ende einer Linie, das höchstens so weit von einer anderen entfernt ist, wird mit ihr verbunden.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Facilities</source>
        <translation>Einrichtungen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Points, or areas such as parks; a filter or selection counts.</source>
        <translation>Punkte oder Flächen wie Parks; ein Filter oder eine Auswahl gilt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Population</source>
        <translation>Bevölkerung</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Points (addresses) or areas (blocks, Planungsräume) with a number of people.</source>
        <translation>Punkte (Adressen) oder Flächen (Blöcke, Planungsräume) mit einer Zahl von Menschen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Field with the number of people</source>
        <translation>Feld mit der Bevölkerungszahl</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Number or text; left empty, each point is one person.</source>
        <translation>Zahl oder Text; bleibt es leer, ist jeder Punkt eine Person.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Distances (metres)</source>
        <translation>Entfernungen (Meter)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Ascending, divided by semicolons, for example 300;500;1000.</source>
        <translation>Aufsteigend, durch Semikolon getrennt, zum Beispiel 300;500;1000.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Whose people are counted; left empty, the features of the population.</source>
        <translation>Deren Bevölkerung gezählt wird; bleibt es leer, die Objekte der Bevölkerung selbst.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Barriers</source>
        <translation>Barrieren</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Lines or polygons nobody crosses: railways, large water, motorways; with gaps for bridges.</source>
        <translation>Linien oder Flächen, die niemand quert: Bahn, große Gewässer, Autobahn; mit Lücken für Brücken.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Network</source>
        <translation>Wegenetz</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Lines people walk along; preferred to barriers.</source>
        <translation>Linien, auf denen man geht; hat Vorrang vor Barrieren.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Asks for the places for each person (access); not stated is not 0.</source>
        <translation>Rechnet zusätzlich Plätze je Person (access); keine Angabe ist nicht 0.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Reach by area</source>
        <translation>Erreichbarkeit je Gebiet</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>The areas with people, within and share for each distance, status and way.</source>
        <translation>Die Gebiete mit people, within und share je Entfernung, Status und Messweise.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>People in all</source>
        <translation>Bevölkerung insgesamt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>People outside all areas</source>
        <translation>Bevölkerung außerhalb aller Gebiete</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>Tolerance of the network (metres)</source>
        <translation>Toleranz des Wegenetzes (Meter)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/reach.py"/>
        <source>reach,catchment,accessibility,distance,buffer,network,barrier,floating catchment,2SFCA</source>
        <translation>Erreichbarkeit,Einzugsgebiet,Versorgung,Entfernung,Puffer,Wegenetz,Barriere,Umkreis,2SFCA</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/removesource.py"/>
        <source>Remove source</source>
        <translation>Quelle entfernen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/removesource.py"/>
        <source>Takes an import out of the data library.</source>
        <translation>Nimmt einen Import aus der Datenbibliothek heraus.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/removesource.py"/>
        <source>Takes an import out of the data library: its numbers, its features and its list of rows not taken. Numbers of earlier deliveries that it had replaced are valid again.

This can only be undone by importing again.</source>
        <translation>Nimmt einen Import aus der Datenbibliothek heraus: seine Werte, seine Objekte und seine Liste der nicht übernommenen Zeilen. Werte früherer Lieferungen, die er ersetzt hatte, gelten wieder.

Rückgängig nur durch erneuten Import.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/removesource.py"/>
        <source>The source's number as given by the import and by “Manage sources…”; several separated by commas.</source>
        <translation>Die Nummer der Quelle, wie Import und „Quellen verwalten…“ sie nennen; mehrere durch Komma getrennt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/removesource.py"/>
        <source>source,import,delete,undo</source>
        <translation>Quelle,Import,löschen,rückgängig</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/removesource.py"/>
        <source>Numbers and features removed</source>
        <translation>Entfernte Werte und Objekte</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/removesource.py"/>
        <source>Source {ids} removed: {count} numbers and features.</source>
        <translation>Quelle {ids} entfernt: {count} Werte und Objekte.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>k. A.: no figure</source>
        <translation>k. A.: keine Angabe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>• to be kept secret</source>
        <translation>• geheim zu halten</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>– nothing there</source>
        <translation>– nichts vorhanden</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>x: not meaningful</source>
        <translation>x: nicht sinnvoll</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>identical (exact)</source>
        <translation>identisch (genau)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>of whole areas (exact)</source>
        <translation>aus ganzen Gebieten (genau)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>of parts (estimated)</source>
        <translation>aus Teilen (geschätzt)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>of whole areas and parts (partly estimated)</source>
        <translation>aus ganzen Gebieten und Teilen (teils geschätzt)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>straight line</source>
        <translation>Luftlinie</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>straight line around barriers</source>
        <translation>Luftlinie mit Barrieren</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>along the network</source>
        <translation>entlang des Wegenetzes</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Sum of {}</source>
        <translation>Summe {}</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Features without {}</source>
        <translation>Objekte ohne {}</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Length in the area (m)</source>
        <translation>Länge im Gebiet (m)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Covered ground (m²)</source>
        <translation>Bedeckte Fläche (m²)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Covered share (0 to 1)</source>
        <translation>Bedeckter Anteil (0 bis 1)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Status of {}</source>
        <translation>Status {}</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Expected error of {}</source>
        <translation>Erwarteter Fehler {}</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Share from split areas (0 to 1)</source>
        <translation>Anteil aus geteilten Gebieten (0 bis 1)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Indicator (id)</source>
        <translation>Kennzahl (Kürzel)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>As printed</source>
        <translation>Wie gedruckt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>By chance from (95 %)</source>
        <translation>Durch Zufall von (95 %)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>By chance to (95 %)</source>
        <translation>Durch Zufall bis (95 %)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Bezirk</source>
        <translation>Bezirk</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>City</source>
        <translation>Stadt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Rank in the Bezirk</source>
        <translation>Rang im Bezirk</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>of areas</source>
        <translation>von Gebieten</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Mean of the areas in the Bezirk</source>
        <translation>Mittel der Gebiete im Bezirk</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Lowest in the Bezirk</source>
        <translation>Kleinster Wert im Bezirk</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Highest in the Bezirk</source>
        <translation>Größter Wert im Bezirk</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Change in one year</source>
        <translation>Veränderung zum Vorjahr</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Change in one year: perhaps chance</source>
        <translation>Veränderung zum Vorjahr: vielleicht Zufall</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Change in five years</source>
        <translation>Veränderung zu vor fünf Jahren</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Change in five years: perhaps chance</source>
        <translation>Veränderung zu vor fünf Jahren: vielleicht Zufall</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Stage of attention beside the Bezirk</source>
        <translation>Aufmerksamkeitsstufe gegenüber dem Bezirk</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Stage of attention beside the city</source>
        <translation>Aufmerksamkeitsstufe gegenüber der Stadt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Rule of the stages</source>
        <translation>Regel der Stufen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Status index</source>
        <translation>Status-Index</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Status class (1 to 4)</source>
        <translation>Statusklasse (1 bis 4)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Dynamics index</source>
        <translation>Dynamik-Index</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Dynamics class (1, 3, 5)</source>
        <translation>Dynamikklasse (1, 3, 5)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Contribution of {}</source>
        <translation>Beitrag {}</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Rank by status (1 = worst)</source>
        <translation>Rang nach Status (1 = ungünstigster)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Smallest rank in the scenarios</source>
        <translation>Kleinster Rang in den Varianten</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Largest rank in the scenarios</source>
        <translation>Größter Rang in den Varianten</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Scenarios with another group</source>
        <translation>Varianten mit anderer Gruppe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Other groups in the scenarios</source>
        <translation>Andere Gruppen in den Varianten</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Valid?</source>
        <translation>Gültig?</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Burdens (0 to 5)</source>
        <translation>Belastungen (0 bis 5)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Multiple burden</source>
        <translation>Mehrfachbelastung</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Rated core indicators</source>
        <translation>Bewertete Kernindikatoren</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Category noise</source>
        <translation>Kategorie Lärm</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Category air</source>
        <translation>Kategorie Luft</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Category heat</source>
        <translation>Kategorie thermische Belastung</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Category green supply</source>
        <translation>Kategorie Grünversorgung</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Category social disadvantage</source>
        <translation>Kategorie soziale Benachteiligung</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Rank (1 = most unfavourable)</source>
        <translation>Rang (1 = ungünstigster)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Why without index</source>
        <translation>Warum ohne Index</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Needed</source>
        <translation>Soll</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Present</source>
        <translation>Ist</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Degree of supply (%)</source>
        <translation>Versorgungsgrad (%)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Status needed</source>
        <translation>Status Soll</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Status present</source>
        <translation>Status Ist</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Status balance</source>
        <translation>Status Saldo</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Status degree</source>
        <translation>Status Versorgungsgrad</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Objects without a figure</source>
        <translation>Objekte ohne Angabe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Date present</source>
        <translation>Stand Ist</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Date target group</source>
        <translation>Stand Zielgruppe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Target</source>
        <translation>Richtwert</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Remark</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Population within {} m</source>
        <translation>Bevölkerung innerhalb {} m</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Share within {} m (0 to 1)</source>
        <translation>Anteil innerhalb {} m (0 bis 1)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Places a person within {} m</source>
        <translation>Plätze je Person innerhalb {} m</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Share of the group (%)</source>
        <translation>Anteil der Gruppe (%)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Location quotient</source>
        <translation>Standortquotient</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Persons more or fewer than with an even share</source>
        <translation>Personen mehr oder weniger als bei gleichem Anteil</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Contribution to D</source>
        <translation>Beitrag zu D</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Areas left out</source>
        <translation>Ausgelassene Gebiete</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Dissimilarity</source>
        <translation>Dissimilarität</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Segregation index</source>
        <translation>Segregationsindex</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Isolation</source>
        <translation>Isolation</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Interaction</source>
        <translation>Interaktion</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Gini</source>
        <translation>Gini</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Analysed value</source>
        <translation>Untersuchter Wert</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Value in standard deviations</source>
        <translation>Wert in Standardabweichungen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Neighbours in standard deviations</source>
        <translation>Nachbargebiete in Standardabweichungen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Local Moran</source>
        <translation>Lokaler Moran</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>p-value</source>
        <translation>p-Wert</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>p-value, adjusted</source>
        <translation>p-Wert, angepasst</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Significant</source>
        <translation>Signifikant</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>At the outer border</source>
        <translation>Am Außenrand</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_columns.py"/>
        <source>Neighbours in another Bezirk</source>
        <translation>Nachbargebiete in anderem Bezirk</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_style.py"/>
        <source>{a} to {b}</source>
        <translation>{a} bis {b}</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_style.py"/>
        <source>under {b}</source>
        <translation>unter {b}</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_style.py"/>
        <source>without index</source>
        <translation>ohne Index</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_style.py"/>
        <source>{a} and more</source>
        <translation>{a} und mehr</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/result_style.py"/>
        <source>{a} to under {b}</source>
        <translation>{a} bis unter {b}</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/rollup.py"/>
        <source>Roll numbers up</source>
        <translation>Zahlen zu größeren Räumen zusammenfassen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/rollup.py"/>
        <source>Puts numbers of small LOR areas together to larger ones.</source>
        <translation>Fasst Zahlen kleiner LOR-Räume zu größeren zusammen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/rollup.py"/>
        <source>Puts the numbers of a layer or table with LOR keys together by Bezirksregion, Prognoseraum, Bezirk or for Berlin. Counts are summed. Shares and means are averaged by a weight: Σ(weight × value) / Σ weight, in the unit of the field.

An area is only complete with all its Planungsräume: a part that is missing (k. A.) or secret (•) makes the result so, “–” counts as 0. For each field there is …_status (value, missing, suppressed, none, not_applicable). Rows without an area (empty or unknown keys, pseudo-keys such as 019900) count for their Bezirk and for Berlin; below that they are rows of level REST, so that nothing is lost. Rows of totals are compared with the sums and not counted twice.

Medians and moves (Wanderungen) are refused, and shares among the fields to be summed, told by the field's name. The key system is told by the set of keys.</source>
        <translation>Fasst die Zahlen eines Layers oder einer Tabelle mit LOR-Schlüsseln nach Bezirksregion, Prognoseraum, Bezirk oder für Berlin zusammen. Anzahlen werden summiert. Anteile und Mittelwerte werden mit einem Gewicht gemittelt: Σ(Gewicht × Wert) / Σ Gewicht, in der Einheit des Feldes.

Ein Raum ist nur mit allen seinen Planungsräumen vollständig: Ein fehlender (k. A.) oder geheimer (•) Teil macht auch das Ergebnis fehlend oder geheim, „–“ zählt als 0. Zu jedem Feld gibt es …_status (value, missing, suppressed, none, not_applicable). Zeilen ohne Gebiet (leere oder unbekannte Schlüssel, Pseudoschlüssel wie 019900) zählen für ihren Bezirk und für Berlin; darunter stehen sie als Zeilen der Ebene REST, damit nichts verloren geht. Summenzeilen werden mit den Summen verglichen und nicht doppelt gezählt.

Mediane und Wanderungen werden abgelehnt, ebenso Anteile unter den Feldern zum Summieren; maßgeblich ist der Name des Feldes. Der Gebietsstand wird an der Menge der Schlüssel erkannt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/rollup.py"/>
        <source>Layer or table</source>
        <translation>Layer oder Tabelle</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/rollup.py"/>
        <source>One row for each area, with its LOR key; polygons are dissolved.</source>
        <translation>Je Gebiet eine Zeile mit LOR-Schlüssel; Polygone werden verschmolzen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/rollup.py"/>
        <source>BZR Bezirksregion, PGR Prognoseraum, BEZ Bezirk, STADT Berlin.</source>
        <translation>BZR Bezirksregion, PGR Prognoseraum, BEZ Bezirk, STADT Berlin.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/rollup.py"/>
        <source>Rolled up</source>
        <translation>Zusammengefasst</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/rollup.py"/>
        <source>One row for each area: area_id, name, level, and each field with its status.</source>
        <translation>Je Gebiet eine Zeile: area_id, name, level und jedes Feld mit seinem Status.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/rollup.py"/>
        <source>Areas of the level</source>
        <translation>Gebiete der Ebene</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/rollup.py"/>
        <source>Rows without an area</source>
        <translation>Zeilen ohne Gebiet</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/rollup.py"/>
        <source>Fields to be summed</source>
        <translation>Felder zum Summieren</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/rollup.py"/>
        <source>Counts: persons, cases, places, square metres.</source>
        <translation>Anzahlen: Personen, Fälle, Plätze, Quadratmeter.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/rollup.py"/>
        <source>Fields to be averaged</source>
        <translation>Felder zum Mitteln</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/rollup.py"/>
        <source>Shares, rates and means, but no medians; they need a weight.</source>
        <translation>Anteile, Raten und Mittelwerte, aber keine Mediane; sie brauchen ein Gewicht.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/rollup.py"/>
        <source>What the fields to be averaged relate to, for example the inhabitants.</source>
        <translation>Worauf sich die Felder zum Mitteln beziehen, zum Beispiel die Zahl der Einwohnerinnen und Einwohner.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/rollup.py"/>
        <source>sum,weighted mean,Bezirksregion,Prognoseraum,Bezirk,LOR,dissolve</source>
        <translation>Summe,gewichtetes Mittel,Bezirksregion,Prognoseraum,Bezirk,LOR,verschmelzen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>Segregation of a group</source>
        <translation>Segregation einer Gruppe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>How evenly a group lives over areas: dissimilarity, isolation, location quotient.</source>
        <translation>Wie gleichmäßig eine Gruppe über Gebiete verteilt wohnt: Dissimilarität, Isolation, Standortquotient.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>Computes from persons per area, all between 0 and 1:
• dissimilarity D (Duncan &amp; Duncan 1955): the share of a group that would have to move to live as the other group does; without another group D is the segregation index IS, group against all others
• isolation and interaction: share of the own and of the other group where a member of the group lives on average (Lieberson 1981)
• segregation Gini, and for polygons Hoover's delta (concentration on ground)

Per area: “share” in per cent, location quotient “lq” (1 = as in all areas together), “difference” (persons more or fewer than with an even share) and “contribution” to D.

The indices describe where people live; they rate nobody, and a high or low value is neither good nor bad. They depend on the size of the areas: compare only areas of the same level and key system. Small groups are uneven by chance alone.

An area with a missing or secret number leaves its units without an index; areas without inhabitants take no part.</source>
        <translation>Berechnet aus Personen je Gebiet, alles zwischen 0 und 1:
• Dissimilarität D (Duncan &amp; Duncan 1955): der Anteil einer Gruppe, der umziehen müsste, um so verteilt zu wohnen wie die andere; ohne andere Gruppe ist D der Segregationsindex IS, die Gruppe gegenüber allen übrigen
• Isolation und Interaktion: Anteil der eigenen und der anderen Gruppe dort, wo ein Mitglied der Gruppe im Mittel wohnt (Lieberson 1981)
• Gini-Koeffizient der Segregation und bei Polygonen Hoovers Delta (Konzentration auf der Fläche)

Je Gebiet: „share“ (Anteil in Prozent), Standortquotient „lq“ (1 = wie in allen Gebieten zusammen), „difference“ (Personen mehr oder weniger als bei gleichem Anteil) und „contribution“ (Beitrag zu D).

Die Indizes beschreiben, wo Menschen wohnen; sie bewerten niemanden, und ein hoher oder niedriger Wert ist weder gut noch schlecht. Sie hängen von der Größe der Gebiete ab: nur Gebiete derselben Ebene und desselben Gebietsstands vergleichen. Kleine Gruppen sind schon durch Zufall ungleich verteilt.

Ein Gebiet, dessen Zahl fehlt oder geheim ist, lässt seine Einheiten ohne Index; unbewohnte Gebiete gehen nicht ein.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>Level of the units reported besides all areas; empty = all levels above the areas.</source>
        <translation>Ebene der Einheiten, die neben allen Gebieten ausgewiesen werden; leer = alle Ebenen über den Gebieten.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>Areas or table</source>
        <translation>Gebiete oder Tabelle</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>One feature or row an area; a filter or selection counts.</source>
        <translation>Ein Objekt oder eine Zeile je Gebiet; Filter und Auswahl gelten.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>Persons of the group (a count).</source>
        <translation>Personen der Gruppe (eine Anzahl).</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>All persons, the group among them.</source>
        <translation>Alle Personen einschließlich der Gruppe.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>Other group</source>
        <translation>Andere Gruppe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>A second group to compare with; empty = all persons outside the group.</source>
        <translation>Eine zweite Gruppe zum Vergleich; leer = alle Personen außerhalb der Gruppe.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>Field with LOR keys; needed for units such as the Bezirke.</source>
        <translation>Feld mit LOR-Schlüsseln; nötig für Einheiten wie die Bezirke.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>Areas with share and location quotient</source>
        <translation>Gebiete mit Anteil und Standortquotient</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>The areas with status, share, lq, difference and contribution.</source>
        <translation>Die Gebiete mit den Feldern status, share, lq, difference und contribution.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>Indices of the units</source>
        <translation>Indizes der Einheiten</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>A table with all indices, one row a unit; “areas” says of how many areas.</source>
        <translation>Eine Tabelle mit allen Indizes, eine Zeile je Einheit; „areas“ nennt die Zahl der Gebiete.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>all levels above the areas</source>
        <translation>alle Ebenen über den Gebieten</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>Leave out areas without a number</source>
        <translation>Gebiete ohne Zahl auslassen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>Computes units with missing or secret numbers from their other areas and says how many lack.</source>
        <translation>Berechnet Einheiten mit fehlenden oder geheimen Zahlen aus ihren übrigen Gebieten und sagt, wie viele fehlen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/segregation.py"/>
        <source>segregation,dissimilarity,isolation,location quotient,Gini,Duncan,inequality</source>
        <translation>Segregation,Dissimilarität,Isolation,Standortquotient,Gini,Duncan,Ungleichheit</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/suggestions.py"/>
        <source>The office that delivers; empty = as recognised. An own name is possible.</source>
        <translation>Das liefernde Fachamt; leer = wie erkannt. Ein eigener Name ist möglich.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/suggestions.py"/>
        <source>As it shall stand in the list of sources; empty = as recognised, else the file's name.</source>
        <translation>Wie sie im Quellenverzeichnis stehen soll; leer = wie erkannt, sonst der Dateiname.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/suggestions.py"/>
        <source>Published numbers stand in an edition for the public as they are; of others, small ones are held back. Tick it for open data taken as they are; to mark a source later, import the same file again.</source>
        <translation>Veröffentlichte Zahlen stehen in einer öffentlichen Ausgabe, wie sie sind; von anderen werden kleine zurückgehalten. Ankreuzen bei offenen Daten, die unverändert übernommen sind; um eine Quelle später zu kennzeichnen, dieselbe Datei noch einmal importieren.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/suggestions.py"/>
        <source>These very numbers are published</source>
        <translation>Genau diese Zahlen sind veröffentlicht</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>Compute supply (needed, present, balance)</source>
        <translation>Versorgung berechnen (Soll, Ist, Saldo)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>Places or ground of a theme beside what a target says is needed, by area.</source>
        <translation>Plätze oder Fläche eines Themas neben dem Soll nach einem Richtwert, je Gebiet.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>Needed = target × target group; balance = present − needed; degree = present / needed in per cent; in the unit of the target (places or m²).

Targets are dated: the one in force at the date of the figures is taken, for youth facilities the shares by age from June 2022 on, before that 11.4 places per 100 aged 6 to under 25. Each target says where it comes from and how certain it is; the log names it.

Limits: facilities count where they stand, whoever uses them. Missing and secret figures stay missing and secret, lists with gaps are marked “at least”, and an age group that the tables do not cut is not estimated. A balance is a reckoning by a rule and no judgement.</source>
        <translation>Soll = Richtwert × Zielgruppe; Saldo = Ist − Soll; Versorgungsgrad = Ist / Soll in Prozent; in der Einheit des Richtwerts (Plätze oder m²).

Richtwerte sind datiert: es gilt der zum Stichtag der Zahlen, bei Jugendfreizeiteinrichtungen ab Juni 2022 die Anteile nach Alter, davor 11,4 Plätze je 100 EW von 6 bis unter 25. Zu jedem Richtwert stehen Herkunft und Verlässlichkeit im Protokoll.

Grenzen: Einrichtungen zählen am Standort, gleich wer sie nutzt. Fehlende und geheime Zahlen bleiben fehlend und geheim, lückenhafte Listen sind als „mindestens“ gekennzeichnet, und eine Altersgruppe, die in den Tabellen nicht so geschnitten ist, wird nicht geschätzt. Ein Saldo ist eine Rechnung nach einer Regel und keine Bewertung.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>What is compared with its target; with an own rule any theme of the library.</source>
        <translation>Was mit seinem Richtwert verglichen wird; mit eigenem Richtwert jedes Thema der Datenbibliothek.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>Empty = the target in force at the date of the figures: the data library's own one, else that of the catalogue. An own rule is a formula: share times target group, for example 0.12 * ew.alter.6_27.</source>
        <translation>Leer = der am Stand der Zahlen geltende Richtwert: der eigene der Datenbibliothek, sonst der des Katalogs. Eine eigene Regel ist eine Formel: Anteil mal Zielgruppe, zum Beispiel 0,12 * ew.alter.6_27.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>For example 31.12.2024; later figures are then left out.</source>
        <translation>Zum Beispiel 31.12.2024; spätere Zahlen bleiben dann außer Betracht.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>Key system (empty = newest)</source>
        <translation>Gebietsstand (leer = neuester)</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>Year from which the areas are valid, for example 2021; 2020 for those until then.</source>
        <translation>Jahr, ab dem die Gebiete gelten, zum Beispiel 2021; 2020 für die bis dahin gültigen.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>Supply by area</source>
        <translation>Versorgung je Gebiet</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>The areas with needed, present, balance and degree, their statuses, dates and rule.</source>
        <translation>Die Gebiete mit needed (Soll), present (Ist), balance (Saldo) und degree (Versorgungsgrad), mit Status, Stichtagen und Richtwert.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>from a published source</source>
        <translation>aus veröffentlichter Quelle</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>incomplete: a part of the rule is not known to us</source>
        <translation>unvollständig: ein Teil der Regel liegt nicht vor</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>derived from printed figures, no published target</source>
        <translation>aus gedruckten Zahlen abgeleitet, kein veröffentlichter Richtwert</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>not confirmed by a source</source>
        <translation>nicht durch eine Quelle belegt</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>entered by you</source>
        <translation>selbst eingegeben</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>the data library's own target</source>
        <translation>eigener Richtwert der Datenbibliothek</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>supply,target,Richtwert,balance,deficit,playground,youth,places</source>
        <translation>Versorgung,Richtwert,Orientierungswert,Soll,Saldo,Versorgungsgrad,Spielplatz,Jugend,Plätze</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>Target: {title} ({certainty})</source>
        <translation>Richtwert: {title} ({certainty})</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/supply.py"/>
        <source>Figures of {period}, target group of {other}.</source>
        <translation>Zahlen vom {period}, Zielgruppe vom {other}.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/withdrawrelease.py"/>
        <source>Withdraw a release</source>
        <translation>Freigabe zurückziehen</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/withdrawrelease.py"/>
        <source>Records in the library's ledger that a public edition was withdrawn.</source>
        <translation>Vermerkt im Freigaberegister der Datenbibliothek, dass eine öffentliche Ausgabe zurückgezogen wurde.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/withdrawrelease.py"/>
        <source>Records in the library's ledger of releases that a public edition was withdrawn, and why. Its numbers stay known to whoever read them, so later editions are still judged against it.

The number of the release stands in the report of “Confidentiality: what the public does not see”.</source>
        <translation>Vermerkt im Freigaberegister der Datenbibliothek, dass eine öffentliche Ausgabe zurückgezogen wurde, und warum. Ihre Zahlen bleiben denen bekannt, die sie gelesen haben; spätere Ausgaben werden deshalb weiter daran gemessen.

Die Nummer der Freigabe steht im Bericht „Geheimhaltung: was die Öffentlichkeit nicht sieht“.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/withdrawrelease.py"/>
        <source>Number of the release</source>
        <translation>Nummer der Freigabe</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/withdrawrelease.py"/>
        <source>As the report of confidentiality lists it.</source>
        <translation>Wie sie der Bericht zur Geheimhaltung aufführt.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/withdrawrelease.py"/>
        <source>Why it was withdrawn; it stands in the ledger.</source>
        <translation>Warum sie zurückgezogen wurde; das steht im Register.</translation>
    </message>
    <message>
        <location filename="../processing/algorithms/withdrawrelease.py"/>
        <source>confidentiality,release,ledger,withdraw</source>
        <translation>Geheimhaltung,Freigabe,Register,zurückziehen</translation>
    </message>
    <message>
        <location filename="../processing/provider.py"/>
        <source>Sozialraum: profiles of Berlin's neighbourhoods</source>
        <translation>Sozialraum: Profile der Berliner Bezirksregionen</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Open data library…</source>
        <translation>Datenbibliothek öffnen…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Create data library…</source>
        <translation>Datenbibliothek anlegen…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Import table…</source>
        <translation>Tabelle importieren…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Import layer…</source>
        <translation>Layer importieren…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Export planning…</source>
        <translation>Planung exportieren…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Import planning…</source>
        <translation>Planung importieren…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Write comment sheet…</source>
        <translation>Kommentarblatt schreiben…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Import comments of the offices…</source>
        <translation>Kommentare der Ämter importieren…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Manage sources…</source>
        <translation>Quellen verwalten…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Rules and targets…</source>
        <translation>Regeln und Richtwerte…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Confidentiality…</source>
        <translation>Geheimhaltung…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Rules of confidentiality…</source>
        <translation>Geheimhaltungsregeln…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Texts…</source>
        <translation>Texte…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Imprint…</source>
        <translation>Impressum…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Export profiles…</source>
        <translation>Profile exportieren…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Export tables (XLSX)…</source>
        <translation>Tabellen exportieren (XLSX)…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Compare two editions…</source>
        <translation>Zwei Ausgaben vergleichen…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Audit files before they are released…</source>
        <translation>Dateien vor der Weitergabe prüfen…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Open example (Musterbezirk)</source>
        <translation>Beispiel öffnen (Musterbezirk)</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Search…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Load again</source>
        <translation>Wieder laden</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Zoom to area</source>
        <translation>Auf Gebiet zoomen</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>This area</source>
        <translation>Dieses Gebiet</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Choose target folder…</source>
        <translation>Zielordner wählen…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>View example</source>
        <translation>Beispiel ansehen</translation>
    </message>
    <message>
        <location filename="../ui/actions.py"/>
        <source>Choose area on the map</source>
        <translation>Gebiet auf der Karte wählen</translation>
    </message>
    <message>
        <location filename="../ui/area_panel.py"/>
        <source>internal</source>
        <translation>intern</translation>
    </message>
    <message>
        <location filename="../ui/area_panel.py"/>
        <source>public</source>
        <translation>öffentlich</translation>
    </message>
    <message>
        <location filename="../ui/area_panel.py"/>
        <source>Edition</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <location filename="../ui/area_panel.py"/>
        <source>Edition: internal shows everything; public shows what may leave the office, and “•” for the rest. It also holds for documents and copies.</source>
        <translation>Ausgabe: intern zeigt alles; öffentlich zeigt, was das Amt verlassen darf, und „•“ für den Rest. Das gilt auch für Dokumente und Kopien.</translation>
    </message>
    <message>
        <location filename="../ui/area_panel.py"/>
        <source>Profile as PDF</source>
        <translation>Profil als PDF</translation>
    </message>
    <message>
        <location filename="../ui/area_panel.py"/>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <location filename="../ui/area_panel.py"/>
        <source>Bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <location filename="../ui/area_panel.py"/>
        <source>Time series</source>
        <translation>Zeitreihe</translation>
    </message>
    <message>
        <location filename="../ui/area_panel.py"/>
        <source>Ages</source>
        <translation>Alter</translation>
    </message>
    <message>
        <location filename="../ui/area_panel.py"/>
        <source>Choose an area in the tree or on the map.</source>
        <translation>Gebiet im Baum oder auf der Karte wählen.</translation>
    </message>
    <message>
        <location filename="../ui/area_panel.py"/>
        <source>Finding out what may leave the office…</source>
        <translation>Es wird ermittelt, was das Amt verlassen darf…</translation>
    </message>
    <message>
        <location filename="../ui/area_panel.py"/>
        <source>Rank {rank} (1 = highest value)</source>
        <translation>Rang {rank} (1 = höchster Wert)</translation>
    </message>
    <message>
        <location filename="../ui/area_panel.py"/>
        <source>example data, made up</source>
        <translation>Beispieldaten – frei erfunden</translation>
    </message>
    <message>
        <location filename="../ui/area_panel.py"/>
        <source>Nobody is registered in this {level}.</source>
        <translation>In diesem {level} ist niemand gemeldet.</translation>
    </message>
    <message>
        <location filename="../ui/area_panel.py"/>
        <source>There are no values for {date}. Available: {dates}</source>
        <translation>Für den {date} liegen keine Werte vor. Vorhanden: {dates}</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>presetting, not official</source>
        <translation>Voreinstellung, nicht amtlich</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>This rule has more limits than fit here; typing replaces it.</source>
        <translation>Diese Regel hat mehr Grenzwerte, als hier Platz haben; eine Eingabe ersetzt sie.</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>Trying rules</source>
        <translation>Regeln werden erprobt</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>Stage 1: no attention called for, stage 3: the highest. The presetting is this program's, no official rule; Berlin has published none. Own rules are kept in the data library and hold in docks, tables and documents.</source>
        <translation>Stufe 1: keine Aufmerksamkeit geboten, Stufe 3: höchste. Die Voreinstellung stammt von diesem Programm und ist keine amtliche Regel; Berlin hat keine veröffentlicht. Eigene Regeln liegen in der Datenbibliothek und gelten in Fenstern, Tabellen und Dokumenten.</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>All back to presetting</source>
        <translation>Alles zurück auf Voreinstellung</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>Rules of the attention stages</source>
        <translation>Regeln der Aufmerksamkeitsstufen</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>Rated</source>
        <translation>Eingestuft</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>for example AG SRO, 12.03.2026</source>
        <translation>zum Beispiel AG SRO, 12.03.2026</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>Where it comes from</source>
        <translation>Woher sie stammt</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>Back to presetting</source>
        <translation>Zurück auf Voreinstellung</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>from a distance of</source>
        <translation>ab einem Abstand von</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>above a distance of</source>
        <translation>über einem Abstand von</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>as all others</source>
        <translation>wie alle übrigen</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>Low values call for attention: distances downwards are rated.</source>
        <translation>Niedrige Werte verlangen Aufmerksamkeit: Gewertet wird der Abstand nach unten.</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>the whole city</source>
        <translation>die ganze Stadt</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>Key figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>Whose rule</source>
        <translation>Wessen Regel</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>Beside Bezirk: 1 · 2 · 3</source>
        <translation>Zum Bezirk: 1 · 2 · 3</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>by the distance from Bezirk and Berlin, in standard deviations</source>
        <translation>nach dem Abstand von Bezirk und Berlin, in Standardabweichungen</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>by fixed limits of the printed value</source>
        <translation>nach festen Grenzwerten des gedruckten Wertes</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>never rated</source>
        <translation>nie einstufen</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>below</source>
        <translation>unter</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>above</source>
        <translation>über</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>Beside {city}: 1 · 2 · 3</source>
        <translation>Zu {city}: 1 · 2 · 3</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>All others</source>
        <translation>Alle übrigen Kennzahlen</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>Distances are in standard deviations.</source>
        <translation>Abstände in Standardabweichungen.</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>High values call for attention: distances upwards are rated.</source>
        <translation>Hohe Werte verlangen Aufmerksamkeit: Gewertet wird der Abstand nach oben.</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>Limit of stage {n}</source>
        <translation>Grenze der Stufe {n}</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>How many areas of {where} get which stage:</source>
        <translation>So viele Gebiete in {where} erhalten Stufe 1, 2 und 3:</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>Stage {n}</source>
        <translation>Stufe {n}</translation>
    </message>
    <message>
        <location filename="../ui/attention_page.py"/>
        <source>Rule for: {title}</source>
        <translation>Regel für: {title}</translation>
    </message>
    <message>
        <location filename="../ui/chart_canvas.py"/>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <location filename="../ui/coloured_layer.py"/>
        <source>• no figure (data protection)</source>
        <translation>• keine Angabe (Datenschutz)</translation>
    </message>
    <message>
        <location filename="../ui/coloured_layer.py"/>
        <source>x: not meaningful (fewer than 300 inhabitants)</source>
        <translation>x: nicht aussagekräftig (unter 300 EW)</translation>
    </message>
    <message>
        <location filename="../ui/coloured_layer.py"/>
        <source>{title} – public, not audited</source>
        <translation>{title} – öffentlich, nicht geprüft</translation>
    </message>
    <message>
        <location filename="../ui/commands.py"/>
        <source>Open data library</source>
        <translation>Datenbibliothek öffnen</translation>
    </message>
    <message>
        <location filename="../ui/commands.py"/>
        <source>Looking for what must not leave…</source>
        <translation>Was das Amt nicht verlassen darf…</translation>
    </message>
    <message>
        <location filename="../ui/commands.py"/>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <location filename="../ui/commands.py"/>
        <source>Building example…</source>
        <translation>Beispiel wird angelegt…</translation>
    </message>
    <message>
        <location filename="../ui/commands.py"/>
        <source>Example loaded: Musterbezirk (made-up data).</source>
        <translation>Beispiel geladen: Musterbezirk (frei erfundene Daten).</translation>
    </message>
    <message>
        <location filename="../ui/commands.py"/>
        <source>There is such a document for {areas} only.</source>
        <translation>Ein solches Dokument gibt es nur für {areas}.</translation>
    </message>
    <message>
        <location filename="../ui/commands.py"/>
        <source>All {areas} of the Bezirk ({n})</source>
        <translation>Alle {areas} des Bezirks ({n})</translation>
    </message>
    <message>
        <location filename="../ui/commands.py"/>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <location filename="../ui/editions.py"/>
        <source>Numbers held back: {count}, to protect others: {partners}.</source>
        <translation>Zurückgehaltene Zahlen: {count}, davon zum Schutz anderer: {partners}.</translation>
    </message>
    <message>
        <location filename="../ui/editions.py"/>
        <source>{count} of these numbers are {published}.</source>
        <translation>{count} dieser Zahlen sind {published}.</translation>
    </message>
    <message>
        <location filename="../ui/editions.py"/>
        <source>Preview: audited only when a document is written.</source>
        <translation>Vorschau: Geprüft wird erst beim Schreiben eines Dokuments.</translation>
    </message>
    <message>
        <location filename="../ui/editions.py"/>
        <source>What must not leave the office is held back here already (•). Before a document is written, an audit tries to reckon the numbers that are held back from all others; where it can, nothing is written. Copies and pictures of the screen are not audited.</source>
        <translation>Was das Amt nicht verlassen darf, ist hier schon zurückgehalten (•). Bevor ein Dokument geschrieben wird, versucht eine Prüfung, die zurückgehaltenen Zahlen aus allen übrigen zu errechnen; gelingt ihr das, wird nichts geschrieben. Kopien und Bildschirmfotos sind nicht geprüft.</translation>
    </message>
    <message>
        <location filename="../ui/exporting.py"/>
        <source>Folder for the profiles</source>
        <translation>Ordner für die Profile</translation>
    </message>
    <message>
        <location filename="../ui/exporting.py"/>
        <source>Writing profiles…</source>
        <translation>Profile werden geschrieben…</translation>
    </message>
    <message>
        <location filename="../ui/exporting.py"/>
        <source>Further hints: {n}, see the manifest and the log.</source>
        <translation>Weitere Hinweise: {n}, siehe Manifest und Protokoll.</translation>
    </message>
    <message>
        <location filename="../ui/exporting.py"/>
        <source>The profile is up to date: {file}</source>
        <translation>Das Profil ist aktuell: {file}</translation>
    </message>
    <message>
        <location filename="../ui/fachdaten_dock.py"/>
        <source>Search theme or office</source>
        <translation>Thema oder Amt suchen</translation>
    </message>
    <message>
        <location filename="../ui/fachdaten_dock.py"/>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <location filename="../ui/fachdaten_dock.py"/>
        <source>Sources…</source>
        <translation>Quellen…</translation>
    </message>
    <message>
        <location filename="../ui/fachdaten_dock.py"/>
        <source>First create or open a data library.</source>
        <translation>Erst eine Datenbibliothek anlegen oder öffnen.</translation>
    </message>
    <message>
        <location filename="../ui/fachdaten_dock.py"/>
        <source>No data of the offices yet.</source>
        <translation>Noch keine Fachdaten.</translation>
    </message>
    <message>
        <location filename="../ui/fachdaten_dock.py"/>
        <source>The map of the areas is missing in the project.</source>
        <translation>Die Gebietskarte fehlt im Projekt.</translation>
    </message>
    <message>
        <location filename="../ui/fachdaten_dock.py"/>
        <source>No theme with “{text}”.</source>
        <translation>Kein Thema mit „{text}“.</translation>
    </message>
    <message>
        <location filename="../ui/fachdaten_dock.py"/>
        <source>the whole Bezirk {name}</source>
        <translation>den ganzen Bezirk {name}</translation>
    </message>
    <message>
        <location filename="../ui/figures_model.py"/>
        <source>5 years</source>
        <translation>5 Jahre</translation>
    </message>
    <message>
        <location filename="../ui/figures_view.py"/>
        <source>Key figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <location filename="../ui/figures_view.py"/>
        <source>Copy value with source</source>
        <translation>Wert mit Quelle kopieren</translation>
    </message>
    <message>
        <location filename="../ui/figures_view.py"/>
        <source>Copy table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <location filename="../ui/figures_view.py"/>
        <source>Formula and provenance…</source>
        <translation>Formel und Herkunft…</translation>
    </message>
    <message>
        <location filename="../ui/gebiet_dock.py"/>
        <source>Search name or key</source>
        <translation>Name oder Schlüssel suchen</translation>
    </message>
    <message>
        <location filename="../ui/gebiet_dock.py"/>
        <source>No data library</source>
        <translation>Keine Datenbibliothek</translation>
    </message>
    <message>
        <location filename="../ui/gebiet_dock.py"/>
        <source>No data library yet. It holds the LOR areas and all numbers of the offices in one file.</source>
        <translation>Noch keine Datenbibliothek. Sie enthält die LOR-Gebiete und alle Zahlen der Fachämter in einer Datei.</translation>
    </message>
    <message>
        <location filename="../ui/gebiet_dock.py"/>
        <source>No area with “{text}”.</source>
        <translation>Kein Gebiet mit „{text}“.</translation>
    </message>
    <message>
        <location filename="../ui/gebiet_dock.py"/>
        <source>No numbers yet. Begin with the population statistics (A I 16 or EWR matrix).</source>
        <translation>Noch keine Zahlen. Beginnen Sie mit der Einwohnerstatistik (A I 16 oder EWR-Matrix).</translation>
    </message>
    <message>
        <location filename="../ui/help_dialog.py"/>
        <source>Sozialraum: help</source>
        <translation>Sozialraum: Hilfe</translation>
    </message>
    <message>
        <location filename="../ui/help_dialog.py"/>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <location filename="../ui/help_dialog.py"/>
        <source>Confidentiality</source>
        <translation>Geheimhaltung</translation>
    </message>
    <message>
        <location filename="../ui/importing.py"/>
        <source>Vector layers</source>
        <translation>Vektorlayer</translation>
    </message>
    <message>
        <location filename="../ui/importing.py"/>
        <source>The toolbox does not know “{algorithm}”. Please enable the plugin Processing.</source>
        <translation>Die Werkzeugkiste kennt „{algorithm}“ nicht. Bitte die Erweiterung „Verarbeitung“ (Processing) einschalten.</translation>
    </message>
    <message>
        <location filename="../ui/importing.py"/>
        <source>Choose LOR file (Cancel: choose in the dialog)</source>
        <translation>LOR-Datei wählen (Abbrechen: im Dialog wählen)</translation>
    </message>
    <message>
        <location filename="../ui/importing.py"/>
        <source>Choose layer file (Cancel: choose in the dialog)</source>
        <translation>Layer-Datei wählen (Abbrechen: im Dialog wählen)</translation>
    </message>
    <message>
        <location filename="../ui/imprint_dialog.py"/>
        <source>Coordination:</source>
        <translation>Koordination:</translation>
    </message>
    <message>
        <location filename="../ui/imprint_dialog.py"/>
        <source>Contact:</source>
        <translation>Kontakt:</translation>
    </message>
    <message>
        <location filename="../ui/imprint_dialog.py"/>
        <source>Unit in the footer:</source>
        <translation>Organisationseinheit (Fußzeile):</translation>
    </message>
    <message>
        <location filename="../ui/imprint_dialog.py"/>
        <source>State:</source>
        <translation>Bearbeitungsstand:</translation>
    </message>
    <message>
        <location filename="../ui/imprint_dialog.py"/>
        <source>Decided by AG SRO on:</source>
        <translation>Beschlossen durch die AG SRO am:</translation>
    </message>
    <message>
        <location filename="../ui/imprint_dialog.py"/>
        <source>Decided by Bezirksamt on:</source>
        <translation>Beschlossen durch das Bezirksamt am:</translation>
    </message>
    <message>
        <location filename="../ui/imprint_dialog.py"/>
        <source>Imprint</source>
        <translation>Impressum</translation>
    </message>
    <message>
        <location filename="../ui/imprint_dialog.py"/>
        <source>Printed at the end of every profile of this library. A person’s name appears only if you type it here.</source>
        <translation>Steht am Ende jedes Profils aus dieser Bibliothek. Ein Personenname erscheint nur, wenn Sie ihn hier eintragen.</translation>
    </message>
    <message>
        <location filename="../ui/imprint_dialog.py"/>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../ui/imprint_dialog.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../ui/imprint_dialog.py"/>
        <source>Saving imprint…</source>
        <translation>Impressum wird gespeichert …</translation>
    </message>
    <message>
        <location filename="../ui/imprint_dialog.py"/>
        <source>Imprint saved.</source>
        <translation>Impressum gespeichert.</translation>
    </message>
    <message>
        <location filename="../ui/keep_buttons.py"/>
        <source>Keep in the data library</source>
        <translation>In der Datenbibliothek speichern</translation>
    </message>
    <message>
        <location filename="../ui/legend_view.py"/>
        <source>Circles: their area is proportional to the number.</source>
        <translation>Kreise: ihre Fläche entspricht der Zahl.</translation>
    </message>
    <message>
        <location filename="../ui/legend_view.py"/>
        <source>Areas with a number</source>
        <translation>Gebiete mit Angabe</translation>
    </message>
    <message>
        <location filename="../ui/legend_view.py"/>
        <source>Classes hold for {scope}.</source>
        <translation>Klassen gelten für {scope}.</translation>
    </message>
    <message>
        <location filename="../ui/mss_text.py"/>
        <source>computed from the indicators of the data library: {group}</source>
        <translation>aus den Indikatoren der Datenbibliothek berechnet: {group}</translation>
    </message>
    <message>
        <location filename="../ui/mss_text.py"/>
        <source>computed from the indicators of the data library: {group}, as published</source>
        <translation>aus den Indikatoren der Datenbibliothek berechnet: {group}, wie veröffentlicht</translation>
    </message>
    <message>
        <location filename="../ui/mss_text.py"/>
        <source>computed from the indicators of the data library: {group}, which is NOT the published group</source>
        <translation>aus den Indikatoren der Datenbibliothek berechnet: {group}, NICHT die veröffentlichte Gruppe</translation>
    </message>
    <message>
        <location filename="../ui/mss_text.py"/>
        <source>Status-Index</source>
        <translation>Status-Index</translation>
    </message>
    <message>
        <location filename="../ui/mss_text.py"/>
        <source>What the status indicators add</source>
        <translation>Beitrag der Indikatoren zum Status</translation>
    </message>
    <message>
        <location filename="../ui/mss_text.py"/>
        <source>Dynamik-Index</source>
        <translation>Dynamik-Index</translation>
    </message>
    <message>
        <location filename="../ui/mss_text.py"/>
        <source>What the dynamics indicators add</source>
        <translation>Beitrag der Indikatoren zur Dynamik</translation>
    </message>
    <message>
        <location filename="../ui/mss_text.py"/>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <location filename="../ui/mss_text.py"/>
        <source>Indicators from</source>
        <translation>Indikatoren aus</translation>
    </message>
    <message>
        <location filename="../ui/notices.py"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../ui/notices.py"/>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../ui/policies_dialog.py"/>
        <source>Rules of confidentiality</source>
        <translation>Geheimhaltungsregeln</translation>
    </message>
    <message>
        <location filename="../ui/policies_dialog.py"/>
        <source>These rules say what a public edition holds back of sources that are not published. Whatever they are, more numbers are held back where sums would give the others away, and everything is audited before it is written.</source>
        <translation>Die Regeln sagen, was eine öffentliche Ausgabe von nicht veröffentlichten Quellen zurückhält. Wie sie auch lauten: Es werden so viele weitere Zahlen zurückgehalten, dass keine Summe eine geheime verrät, und vor dem Schreiben wird alles geprüft.</translation>
    </message>
    <message>
        <location filename="../ui/policies_dialog.py"/>
        <source>What the change costs</source>
        <translation>Was die Änderung kostet</translation>
    </message>
    <message>
        <location filename="../ui/policies_dialog.py"/>
        <source>Back to what else holds</source>
        <translation>Eigene Regel löschen</translation>
    </message>
    <message>
        <location filename="../ui/policies_dialog.py"/>
        <source>Keeping rules…</source>
        <translation>Regeln werden gespeichert…</translation>
    </message>
    <message>
        <location filename="../ui/policies_dialog.py"/>
        <source>Go on editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <location filename="../ui/policies_dialog.py"/>
        <source>Everything of these sources is shown: they were marked as published when they were imported, or their publisher has protected them. To change that, import the file again.</source>
        <translation>Von diesen Quellen wird alles gezeigt: Sie wurden beim Import als veröffentlicht gekennzeichnet, oder der Herausgeber hat sie selbst geschützt. Um das zu ändern, die Datei noch einmal importieren.</translation>
    </message>
    <message>
        <location filename="../ui/policies_dialog.py"/>
        <source>What the change costs is not reckoned yet. Keep the rules all the same?</source>
        <translation>Was die Änderung kostet, ist noch nicht berechnet. Die Regeln trotzdem speichern?</translation>
    </message>
    <message>
        <location filename="../ui/policies_dialog.py"/>
        <source>Keep</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../ui/policies_dialog.py"/>
        <source>The rules are kept in the data library.</source>
        <translation>Die Regeln sind in der Datenbibliothek gespeichert.</translation>
    </message>
    <message>
        <location filename="../ui/policies_dialog.py"/>
        <source>Close without keeping the changes?</source>
        <translation>Ohne Speichern schließen?</translation>
    </message>
    <message>
        <location filename="../ui/policies_dialog.py"/>
        <source>Somebody else has changed these rules meanwhile. What is typed here replaces theirs when you keep it; close the window to see theirs.</source>
        <translation>Diese Regeln wurden inzwischen an anderer Stelle geändert. Speichern ersetzt jene durch die hier eingegebenen; nach dem Schließen dieses Fensters sind jene zu sehen.</translation>
    </message>
    <message>
        <location filename="../ui/policy_cost.py"/>
        <source>As many numbers are held back as before: {after}.</source>
        <translation>Es werden so viele Zahlen zurückgehalten wie bisher: {after}.</translation>
    </message>
    <message>
        <location filename="../ui/policy_cost.py"/>
        <source>{after} instead of {before} numbers are held back ({difference}), {further} of them only so that others cannot be reckoned back.</source>
        <translation>Zurückgehalten werden {after} statt {before} Zahlen ({difference}), davon {further} nur, damit sich andere nicht zurückrechnen lassen.</translation>
    </message>
    <message>
        <location filename="../ui/policy_cost.py"/>
        <source>Reckon the cost</source>
        <translation>Kosten berechnen</translation>
    </message>
    <message>
        <location filename="../ui/policy_cost.py"/>
        <source>Cost of the change</source>
        <translation>Kosten der Änderung</translation>
    </message>
    <message>
        <location filename="../ui/policy_cost.py"/>
        <source>Reckoning what the public will not see…</source>
        <translation>Berechne, was die Öffentlichkeit nicht sieht…</translation>
    </message>
    <message>
        <location filename="../ui/policy_cost.py"/>
        <source>Released before, so that nobody can take them back: {count}.</source>
        <translation>Schon veröffentlicht und nicht mehr zurückzuholen: {count}.</translation>
    </message>
    <message>
        <location filename="../ui/policy_cost.py"/>
        <source>Narrowed down whatever is released, so that nothing can hide them any better: {count}.</source>
        <translation>Ohnehin schon eingegrenzt, besser lassen sie sich nicht verbergen: {count}.</translation>
    </message>
    <message>
        <location filename="../ui/policy_cost.py"/>
        <source>held back so far</source>
        <translation>bisher zurückgehalten</translation>
    </message>
    <message>
        <location filename="../ui/policy_cost.py"/>
        <source>held back then</source>
        <translation>dann zurückgehalten</translation>
    </message>
    <message>
        <location filename="../ui/policy_cost.py"/>
        <source>difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <location filename="../ui/policy_cost.py"/>
        <source>of these to protect others</source>
        <translation>davon zum Schutz anderer</translation>
    </message>
    <message>
        <location filename="../ui/policy_cost.py"/>
        <source>Nothing is changed yet. What a change costs stands here then.</source>
        <translation>Noch nichts geändert. Hier steht dann, wie viele Zahlen die Öffentlichkeit durch eine Änderung mehr oder weniger sieht.</translation>
    </message>
    <message>
        <location filename="../ui/policy_cost.py"/>
        <source>Reckoning how many numbers the public will not see then…</source>
        <translation>Es wird berechnet, wie viele Zahlen die Öffentlichkeit dann nicht mehr sieht…</translation>
    </message>
    <message>
        <location filename="../ui/policy_cost.py"/>
        <source>What the change costs is not reckoned.</source>
        <translation>Was die Änderung kostet, ist nicht berechnet.</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Show nothing at all</source>
        <translation>Gar nichts zeigen</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>None of these numbers stands in a public edition, of whatever size it is.</source>
        <translation>Keine dieser Zahlen steht in einer öffentlichen Ausgabe, wie groß sie auch ist.</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Protected or published already</source>
        <translation>Schon geschützt oder veröffentlicht</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>The source has rounded, changed or left out small numbers itself, or they are public already. Everything is shown as it is; tick it only if you are sure.</source>
        <translation>Die Quelle hat kleine Zahlen selbst gerundet, verändert oder weggelassen, oder sie sind schon öffentlich. Alles wird gezeigt, wie es ist; bitte nur ankreuzen, wenn das feststeht.</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Things are counted, not people</source>
        <translation>Gezählt werden Dinge, keine Menschen</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Playgrounds, areas, buildings: small numbers of them are no secret.</source>
        <translation>Spielplätze, Flächen, Gebäude: Kleine Anzahlen davon sind kein Geheimnis.</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Numbers from 1 to one below it are held back: with 3 these are 1 and 2.</source>
        <translation>Anzahlen von 1 bis eins darunter werden zurückgehalten; bei 3 sind das 1 und 2.</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>The 0 is secret as well</source>
        <translation>Auch die 0 ist geheim</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Where already “nobody” says too much, for example of offences.</source>
        <translation>Wo schon „niemand“ zu viel verrät, zum Beispiel bei Straftaten.</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>“All but a few” is secret, too</source>
        <translation>Auch „alle bis auf wenige“ ist geheim</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>148 of 150 people would tell of the 2 who are missing.</source>
        <translation>148 von 150 Menschen würden die 2 verraten, die fehlen.</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Counted from at least</source>
        <translation>Aus mindestens</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>No number where fewer people could be counted, for example of 15 foreigners.</source>
        <translation>Keine Anzahl, wo weniger Menschen in Frage kommen, etwa Arbeitslose unter 15 Erwerbsfähigen.</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Shares that the office delivers tell the numbers behind them. Those this program computes itself are made of what is left and are always shown.</source>
        <translation>Anteile, die das Fachamt liefert, verraten die Anzahlen dahinter. Was hier selbst berechnet wird, entsteht aus dem, was übrig ist, und wird immer gezeigt.</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>From so many inhabitants</source>
        <translation>Ab so vielen Einwohnern</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Areas with fewer inhabitants get no delivered share.</source>
        <translation>Gebiete mit weniger Einwohnern bekommen keinen gelieferten Anteil.</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>From so many carriers</source>
        <translation>Ab so vielen Trägern</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>With fewer carriers one could reckon the places of the other.</source>
        <translation>Bei weniger Trägern könnte einer die Plätze der anderen ausrechnen.</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Less than at one carrier</source>
        <translation>Ein Träger unter</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Places are held back where one carrier has this share of them or more.</source>
        <translation>Plätze werden zurückgehalten, wo ein Träger diesen Anteil oder mehr davon hat.</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Not open to the public</source>
        <translation>Nicht öffentliche Orte</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Levels of areas for which anything may be said of places that are not open to the public. Which these are is said when their layer is imported.</source>
        <translation>Gebietsebenen, für die etwas über nicht öffentliche Orte gesagt werden darf. Welche das sind, wird beim Import des Layers angegeben.</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Rounded to</source>
        <translation>Runden auf</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>What is shown is rounded to multiples of this number.</source>
        <translation>Gezeigte Zahlen werden auf Vielfache davon gerundet.</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Shown for</source>
        <translation>Zeigen für</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Levels of areas for which numbers may stand in a public edition.</source>
        <translation>Ebenen, für die Zahlen in einer öffentlichen Ausgabe stehen dürfen.</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>for example data protection officer, 12.03.2026</source>
        <translation>zum Beispiel Datenschutzbeauftragte, 12.03.2026</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Who has decided this rule; it is kept with it.</source>
        <translation>Wer diese Regel beschlossen hat; es wird mit ihr gespeichert.</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Decided by</source>
        <translation>Beschlossen von</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>As a whole</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Numbers of people</source>
        <translation>Anzahlen von Menschen</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Delivered shares, means and classes</source>
        <translation>Gelieferte Anteile, Mittelwerte und Klassen</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>Places of facilities</source>
        <translation>Plätze von Einrichtungen</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>How it is shown</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <location filename="../ui/policy_form.py"/>
        <source>not</source>
        <translation>nicht</translation>
    </message>
    <message>
        <location filename="../ui/policy_notes.py"/>
        <source>Holds for every quantity of every source that is not published, unless a rule of its own says otherwise.</source>
        <translation>Gilt für alle Größen aller nicht veröffentlichten Quellen, soweit keine eigene Regel etwas anderes sagt.</translation>
    </message>
    <message>
        <location filename="../ui/policy_notes.py"/>
        <source>Some of these places are not open to the public. That there is one is the secret: they are kept like people, 0 too, and nothing is said of small areas.</source>
        <translation>Einige dieser Orte sind nicht öffentlich. Geheim ist schon, dass es sie gibt: Sie werden wie Menschen behandelt, auch die 0, und über kleine Gebiete wird nichts gesagt.</translation>
    </message>
    <message>
        <location filename="../ui/policy_notes.py"/>
        <source>Holds for this quantity, whatever source it is from.</source>
        <translation>Gilt für diese Größe, gleich aus welcher Quelle.</translation>
    </message>
    <message>
        <location filename="../ui/policy_notes.py"/>
        <source>Holds for all quantities of this source that have no rule of their own.</source>
        <translation>Gilt für alle Größen dieser Quelle, die keine eigene Regel haben.</translation>
    </message>
    <message>
        <location filename="../ui/policy_notes.py"/>
        <source>Only for a rule of its own: change something first.</source>
        <translation>Nur bei einer eigenen Regel: Bitte erst etwas ändern.</translation>
    </message>
    <message>
        <location filename="../ui/policy_notes.py"/>
        <source>Follows from the places that are not open to the public.</source>
        <translation>Folgt daraus, dass es Orte gibt, die nicht öffentlich sind.</translation>
    </message>
    <message>
        <location filename="../ui/policy_notes.py"/>
        <source>These numbers were marked as confidential at the import. If they are public after all, import the file again, marked as published.</source>
        <translation>Diese Zahlen wurden beim Import als vertraulich vermerkt. Sind sie doch öffentlich, die Datei noch einmal importieren und als veröffentlicht kennzeichnen.</translation>
    </message>
    <message>
        <location filename="../ui/policy_notes.py"/>
        <source>The same for all places: it is said at “Everything else”.</source>
        <translation>Für alle Orte gleich: Es steht bei „Alles andere“.</translation>
    </message>
    <message>
        <location filename="../ui/policy_notes.py"/>
        <source>Only for a source or a quantity, else nothing would be secret.</source>
        <translation>Nur für eine Quelle oder Größe; sonst wäre nichts mehr geheim.</translation>
    </message>
    <message>
        <location filename="../ui/policy_notes.py"/>
        <source>Marked as confidential at the import.</source>
        <translation>Beim Import als vertraulich vermerkt.</translation>
    </message>
    <message>
        <location filename="../ui/policy_tree.py"/>
        <source>Everything else</source>
        <translation>Alles andere</translation>
    </message>
    <message>
        <location filename="../ui/policy_tree.py"/>
        <source>Public already</source>
        <translation>Schon öffentlich</translation>
    </message>
    <message>
        <location filename="../ui/policy_tree.py"/>
        <source>differs by quantity</source>
        <translation>je Größe verschieden</translation>
    </message>
    <message>
        <location filename="../ui/policy_tree.py"/>
        <source>Source and quantity</source>
        <translation>Quelle und Größe</translation>
    </message>
    <message>
        <location filename="../ui/policy_tree.py"/>
        <source>What holds</source>
        <translation>Was gilt</translation>
    </message>
    <message>
        <location filename="../ui/policy_tree.py"/>
        <source>as imported</source>
        <translation>laut Import</translation>
    </message>
    <message>
        <location filename="../ui/policy_tree.py"/>
        <source>published: everything is shown</source>
        <translation>veröffentlicht: alles wird gezeigt</translation>
    </message>
    <message>
        <location filename="../ui/policy_tree.py"/>
        <source>protected by its publisher: everything is shown</source>
        <translation>vom Herausgeber geschützt: alles wird gezeigt</translation>
    </message>
    <message>
        <location filename="../ui/provenance_dialog.py"/>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <location filename="../ui/provenance_dialog.py"/>
        <source>Formula and provenance</source>
        <translation>Formel und Herkunft</translation>
    </message>
    <message>
        <location filename="../ui/provenance_dialog.py"/>
        <source>Range of random fluctuation</source>
        <translation>Bereich zufälliger Schwankung</translation>
    </message>
    <message>
        <location filename="../ui/provenance_dialog.py"/>
        <source>Rule of attention</source>
        <translation>Regel der Aufmerksamkeitsstufe</translation>
    </message>
    <message>
        <location filename="../ui/provenance_dialog.py"/>
        <source>Formula</source>
        <translation>Formel</translation>
    </message>
    <message>
        <location filename="../ui/provenance_dialog.py"/>
        <source>Number counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <location filename="../ui/provenance_dialog.py"/>
        <source>Supply</source>
        <translation>Versorgung</translation>
    </message>
    <message>
        <location filename="../ui/provenance_dialog.py"/>
        <source>Date of the denominator</source>
        <translation>Stand der Bezugsgröße</translation>
    </message>
    <message>
        <location filename="../ui/provenance_dialog.py"/>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <location filename="../ui/provenance_dialog.py"/>
        <source>Change</source>
        <translation>Veränderung</translation>
    </message>
    <message>
        <location filename="../ui/readings.py"/>
        <source>Reading key figures</source>
        <translation>Kennzahlen werden gelesen</translation>
    </message>
    <message>
        <location filename="../ui/readings.py"/>
        <source>Colouring areas</source>
        <translation>Gebiete werden eingefärbt</translation>
    </message>
    <message>
        <location filename="../ui/readings.py"/>
        <source>Reading time series</source>
        <translation>Zeitreihe wird gelesen</translation>
    </message>
    <message>
        <location filename="../ui/readings.py"/>
        <source>Reading data library</source>
        <translation>Datenbibliothek wird gelesen</translation>
    </message>
    <message>
        <location filename="../ui/reliability_text.py"/>
        <source>The register and the offices' lists count everybody, so the range is no error of counting. It says how far a number of this size may move by chance alone, because single people happen to come or to go.</source>
        <translation>Melderegister und Listen der Fachämter zählen vollständig; der Bereich ist deshalb kein Zählfehler. Er sagt, wie weit sich eine Zahl dieser Größe allein durch Zufall bewegen kann, weil einzelne Menschen hinzukommen oder wegfallen.</translation>
    </message>
    <message>
        <location filename="../ui/reliability_text.py"/>
        <source>1 (no attention called for)</source>
        <translation>1 (keine Aufmerksamkeit geboten)</translation>
    </message>
    <message>
        <location filename="../ui/reliability_text.py"/>
        <source>3 (highest)</source>
        <translation>3 (höchste)</translation>
    </message>
    <message>
        <location filename="../ui/reliability_text.py"/>
        <source>Range of random fluctuation (95 %): {range}</source>
        <translation>Bereich zufälliger Schwankung (95 %): {range}</translation>
    </message>
    <message>
        <location filename="../ui/reliability_text.py"/>
        <source>{name} lies within the area's range of random fluctuation ({range}): no reliable difference</source>
        <translation>{name} liegt im Bereich zufälliger Schwankung des Gebiets ({range}): kein belastbarer Unterschied</translation>
    </message>
    <message>
        <location filename="../ui/reliability_text.py"/>
        <source>Change within random fluctuation{range}: no reliable change</source>
        <translation>Veränderung im Rahmen zufälliger Schwankung{range}: keine belastbare Veränderung</translation>
    </message>
    <message>
        <location filename="../ui/reliability_text.py"/>
        <source>Attention stage compared with {city}</source>
        <translation>Aufmerksamkeitsstufe im gesamtstädtischen Vergleich ({city})</translation>
    </message>
    <message>
        <location filename="../ui/reliability_text.py"/>
        <source>Attention stage compared with the Bezirk</source>
        <translation>Aufmerksamkeitsstufe im bezirklichen Vergleich</translation>
    </message>
    <message>
        <location filename="../ui/reliability_text.py"/>
        <source>Change beyond random fluctuation{range}</source>
        <translation>Veränderung größer als zufällige Schwankung{range}</translation>
    </message>
    <message>
        <location filename="../ui/rule_words.py"/>
        <source>distance from {first}: stage 2; above {second}: stage 3</source>
        <translation>Abstand ab {first}: Stufe 2; über {second}: Stufe 3</translation>
    </message>
    <message>
        <location filename="../ui/rule_words.py"/>
        <source>below {limit}: stage {stage}</source>
        <translation>unter {limit}: Stufe {stage}</translation>
    </message>
    <message>
        <location filename="../ui/rule_words.py"/>
        <source>above {limit}: stage {stage}</source>
        <translation>über {limit}: Stufe {stage}</translation>
    </message>
    <message>
        <location filename="../ui/rule_words.py"/>
        <source>open</source>
        <translation>unbefristet</translation>
    </message>
    <message>
        <location filename="../ui/rule_words.py"/>
        <source>({n} without)</source>
        <translation>({n} ohne)</translation>
    </message>
    <message>
        <location filename="../ui/rule_words.py"/>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <location filename="../ui/rule_words.py"/>
        <source>from {first}</source>
        <translation>ab {first}</translation>
    </message>
    <message>
        <location filename="../ui/rule_words.py"/>
        <source>until {last}</source>
        <translation>bis {last}</translation>
    </message>
    <message>
        <location filename="../ui/rules_dialog.py"/>
        <source>Rules and targets</source>
        <translation>Regeln und Richtwerte</translation>
    </message>
    <message>
        <location filename="../ui/rules_dialog.py"/>
        <source>Attention stages</source>
        <translation>Aufmerksamkeitsstufen</translation>
    </message>
    <message>
        <location filename="../ui/rules_dialog.py"/>
        <source>Targets of supply</source>
        <translation>Richtwerte der Versorgung</translation>
    </message>
    <message>
        <location filename="../ui/table_dialogs.py"/>
        <source>Removing source…</source>
        <translation>Quelle wird entfernt…</translation>
    </message>
    <message>
        <location filename="../ui/table_dialogs.py"/>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <location filename="../ui/table_dialogs.py"/>
        <source>Not assigned</source>
        <translation>Nicht zugeordnet</translation>
    </message>
    <message>
        <location filename="../ui/table_dialogs.py"/>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <location filename="../ui/table_dialogs.py"/>
        <source>Assigned</source>
        <translation>Zugeordnet</translation>
    </message>
    <message>
        <location filename="../ui/table_dialogs.py"/>
        <source>Not taken</source>
        <translation>Nicht übernommen</translation>
    </message>
    <message>
        <location filename="../ui/table_dialogs.py"/>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <location filename="../ui/table_dialogs.py"/>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <location filename="../ui/table_dialogs.py"/>
        <source>Manage sources</source>
        <translation>Quellen verwalten</translation>
    </message>
    <message>
        <location filename="../ui/table_dialogs.py"/>
        <source>Remove source…</source>
        <translation>Quelle entfernen…</translation>
    </message>
    <message>
        <location filename="../ui/table_dialogs.py"/>
        <source>Remove source “{title}”? {count} numbers are deleted. This can only be undone by importing again.</source>
        <translation>Quelle „{title}“ entfernen? {count} Werte werden gelöscht. Rückgängig nur durch erneuten Import.</translation>
    </message>
    <message>
        <location filename="../ui/table_dialogs.py"/>
        <source>Source “{title}” removed: {count} numbers.</source>
        <translation>Quelle „{title}“ entfernt: {count} Werte.</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>{area}, {period}: needed {needed}, present {present}, balance {balance} {unit} ({degree} of the need).</source>
        <translation>{area}, {period}: Soll {needed}, Ist {present}, Saldo {balance} {unit} (Versorgungsgrad {degree}).</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>Targets say how much a group of people needs. An own one comes before the catalogue's on the days on which it holds; earlier figures keep the rule of their time.</source>
        <translation>Richtwerte sagen, wie viel eine Zielgruppe braucht. Ein eigener geht an den Tagen, an denen er gilt, dem des Katalogs vor; frühere Zahlen behalten die Regel ihrer Zeit.</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>Trying target</source>
        <translation>Richtwert wird erprobt</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>On that day this target is not in force and is not taken by itself.</source>
        <translation>An diesem Tag gilt der Richtwert nicht; von selbst wird er nicht verwendet.</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>Holds from</source>
        <translation>Gilt ab</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>Holds until</source>
        <translation>Gilt bis</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>Holds</source>
        <translation>Gilt</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>Certainty</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>New own target</source>
        <translation>Neuer eigener Richtwert</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>Take over as own target</source>
        <translation>Als eigenen übernehmen</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>Remove own target</source>
        <translation>Eigenen entfernen</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>as it shall be printed</source>
        <translation>wie er gedruckt werden soll</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>share × target group, for example 0.12 * ew.alter.6_27 or 6 * ew</source>
        <translation>Anteil × Zielgruppe, zum Beispiel 0,12 * ew.alter.6_27 oder 6 * ew</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>for example 01.01.2025; empty = always</source>
        <translation>zum Beispiel 01.01.2025; leer = schon immer</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>empty = open</source>
        <translation>leer = unbefristet</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>for example decision of the Jugendhilfeausschuss, 12.03.2026</source>
        <translation>zum Beispiel Beschluss des Jugendhilfeausschusses, 12.03.2026</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>Own target</source>
        <translation>Eigener Richtwert</translation>
    </message>
    <message>
        <location filename="../ui/targets_page.py"/>
        <source>Target of the catalogue</source>
        <translation>Richtwert des Katalogs</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>not saved</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>other area’s name</source>
        <translation>fremder Gebietsname</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>numbers have changed</source>
        <translation>Zahlen haben sich geändert</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>own text, released</source>
        <translation>eigener Text, freigegeben</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>own text</source>
        <translation>eigener Text</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>suggestion</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>Please check, it becomes public: {found}</source>
        <translation>Bitte prüfen, es wird öffentlich: {found}</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>Delete text</source>
        <translation>Text löschen</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>Delete the text of “{chapter}”? The suggestion is printed again.</source>
        <translation>Text zu „{chapter}“ löschen? Gedruckt wird dann wieder der Vorschlag.</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>Texts not saved</source>
        <translation>Texte nicht gespeichert</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>Texts not saved: {count}. Save them before closing?</source>
        <translation>Nicht gespeicherte Texte: {count}. Vor dem Schließen speichern?</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>&amp;Area:</source>
        <translation>&amp;Gebiet:</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>S&amp;uggestion from the numbers</source>
        <translation>V&amp;orschlag aus den Zahlen</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>&amp;Take the suggestion</source>
        <translation>&amp;Vorschlag übernehmen</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>Appends the suggestion to your text, to be edited there.</source>
        <translation>Fügt den Vorschlag an Ihren Text an; dort können Sie ihn bearbeiten.</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>&amp;Your text (printed instead of the suggestion)</source>
        <translation>&amp;Ihr Text (wird statt des Vorschlags gedruckt)</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>A&amp;greed by:</source>
        <translation>&amp;Bearbeitungsstand:</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>Released for the &amp;public</source>
        <translation>Für die Ö&amp;ffentlichkeit freigegeben</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>Public editions print these words. Only a text that is agreed can be released; other words have to be released again.</source>
        <translation>Öffentliche Ausgaben drucken diesen Wortlaut. Freigeben lässt sich nur ein abgestimmter Text; ein geänderter Wortlaut muss erneut freigegeben werden.</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>&amp;Discard changes</source>
        <translation>Änderungen ver&amp;werfen</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>D&amp;elete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>Deletes your text; the suggestion is printed again.</source>
        <translation>Löscht Ihren Text; gedruckt wird wieder der Vorschlag.</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>Saving text…</source>
        <translation>Text wird gespeichert …</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>Written for {day}; saving keeps that text and adds this one.</source>
        <translation>Für den Stand {day} geschrieben; beim Speichern bleibt jener Text erhalten und dieser kommt hinzu.</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>Choose an area.</source>
        <translation>Bitte ein Gebiet wählen.</translation>
    </message>
    <message>
        <location filename="../ui/texts_dialog.py"/>
        <source>Data as of {day}</source>
        <translation>Datenstand {day}</translation>
    </message>
    <message>
        <location filename="../ui/theme_tree.py"/>
        <source>Offices and themes</source>
        <translation>Ämter und Themen</translation>
    </message>
    <message>
        <location filename="../ui/theme_tree.py"/>
        <source>colours the areas</source>
        <translation>färbt die Gebiete</translation>
    </message>
    <message>
        <location filename="../ui/theme_tree.py"/>
        <source>drawn as circles</source>
        <translation>als Kreise dargestellt</translation>
    </message>
    <message>
        <location filename="../ui/theme_tree.py"/>
        <source>Rows and features not taken, with the reason. Click for the list.</source>
        <translation>Nicht übernommene Zeilen und Objekte mit Grund. Klick öffnet die Liste.</translation>
    </message>
    <message>
        <location filename="../ui/theme_tree.py"/>
        <source>older than 18 months</source>
        <translation>älter als 18 Monate</translation>
    </message>
    <message>
        <location filename="../ui/theme_tree.py"/>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <location filename="../ui/theme_tree.py"/>
        <source>not chosen</source>
        <translation>nicht gewählt</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>before 2021: {how}</source>
        <translation>vor 2021: {how}</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>before 2021 converted (≈, dashed): {how}</source>
        <translation>vor 2021 umgerechnet (≈, gestrichelt): {how}</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>No time series for this area.</source>
        <translation>Keine Zeitreihe für dieses Gebiet.</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>Sources: {n} imports, {first} to {last}</source>
        <translation>Quellen: {n} Importe, {first} bis {last}</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>Needed {needed} {unit}, balance {balance}, degree of supply {degree} ({rule})</source>
        <translation>Soll {needed} {unit}, Saldo {balance}, Versorgungsgrad {degree} ({rule})</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>No time series: these are classes, not amounts.</source>
        <translation>Keine Zeitreihe: Das sind Klassen, keine Mengen.</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>No time series: the numbers and what they are related to were never counted on the same day.</source>
        <translation>Keine Zeitreihe: Die Zahlen und ihre Bezugsgröße liegen nie vom selben Tag vor.</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>The rule is not known completely.</source>
        <translation>Die Regel liegt nicht vollständig vor.</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>The target is derived, not published.</source>
        <translation>Der Richtwert ist abgeleitet, nicht veröffentlicht.</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>The target is not confirmed by a source.</source>
        <translation>Der Richtwert ist nicht durch eine Quelle belegt.</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>Own target of this data library.</source>
        <translation>Eigener Richtwert dieser Datenbibliothek.</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>key system until {date}</source>
        <translation>Gebietsstand bis {date}</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>ⁱ own dates: {date}, related to figures of {other}</source>
        <translation>ⁱ eigener Stand: {date}, bezogen auf Zahlen vom {other}</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>the same area in the former key system</source>
        <translation>im früheren Gebietsstand dasselbe Gebiet</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>sum of whole former Planungsräume, exact</source>
        <translation>Summe ganzer früherer Planungsräume, ohne Schätzung</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>part of a former Planungsraum</source>
        <translation>Teil eines früheren Planungsraums</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>parts of several former Planungsräume</source>
        <translation>Teile mehrerer früherer Planungsräume</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>since {date}</source>
        <translation>seit {date}</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>ⁱ own date: {date}</source>
        <translation>ⁱ eigener Stand: {date}</translation>
    </message>
    <message>
        <location filename="../ui/wording.py"/>
        <source>Source: {sources}</source>
        <translation>Quelle: {sources}</translation>
    </message>
</context>
</TS>
