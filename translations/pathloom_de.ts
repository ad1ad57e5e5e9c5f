<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AnimationPainter</name>
    <message>
        <source>step %L1 of %L2</source>
        <translation>Schritt %L1 von %L2</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>epoch %L1</source>
        <translation>Epoche %L1</translation>
    </message>
    <message>
        <source>expected %1, budget %2</source>
        <translation>erwartet %1, Budget %2</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>erwartet %1</translation>
    </message>
</context>
<context>
    <name>AugmentationText</name>
    <message>
        <source>a random part of at least %1 of the picture&apos;s area, wider or narrower by up to %2 times</source>
        <translation>ein zufälliger Ausschnitt von mindestens %1 der Bildfläche, bis zum %2-Fachen breiter oder schmaler</translation>
    </message>
    <message>
        <source>one operation of TrivialAugment at a random strength</source>
        <translation>eine Operation von TrivialAugment in zufälliger Stärke</translation>
    </message>
    <message>
        <source>RandAugment</source>
        <translation>RandAugment</translation>
    </message>
    <message>
        <source>the colour operations</source>
        <translation>den Farboperationen</translation>
    </message>
    <message>
        <source>the geometric operations</source>
        <translation>den geometrischen Operationen</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) of %1 at strength %2 of 30</source>
        <comment>list of operations</comment>
        <translation>
            <numerusform>%n Operation von %1 mit der Stärke %2 von 30</numerusform>
            <numerusform>%n Operationen von %1 mit der Stärke %2 von 30</numerusform>
        </translation>
    </message>
    <message>
        <source>brightness, contrast and saturation changed by up to %1</source>
        <translation>Helligkeit, Kontrast und Sättigung um bis zu %1 verändert</translation>
    </message>
    <message>
        <source>mirrored with probability one half</source>
        <translation>mit der Wahrscheinlichkeit ein Halb gespiegelt</translation>
    </message>
    <message>
        <source>shifted by up to %1 px</source>
        <translation>um bis zu %1 px verschoben</translation>
    </message>
    <message>
        <source>shifted by up to %1 px to the sides and %2 px up and down</source>
        <translation>um bis zu %1 px zu den Seiten und %2 px nach oben und unten verschoben</translation>
    </message>
    <message>
        <source>a square of %1 px taken out</source>
        <translation>ein Quadrat von %1 px herausgenommen</translation>
    </message>
    <message>
        <source>Training sees the pictures as they are: every augmentation is off.</source>
        <translation>Das Training sieht die Bilder, wie sie sind: Jede Augmentierung ist aus.</translation>
    </message>
    <message>
        <source>Training sees each picture changed at random: %1.</source>
        <translation>Das Training sieht jedes Bild zufällig verändert: %1.</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Start the search at once.</source>
        <translation>Die Suche sofort beginnen.</translation>
    </message>
    <message>
        <source>Searches a convolutional network for your images and your hardware while you watch.</source>
        <translation>Sucht vor Ihren Augen ein Faltungsnetz für Ihre Bilder und Ihre Hardware.</translation>
    </message>
    <message>
        <source>Run folder to show.</source>
        <translation>Ordner eines Laufs, der gezeigt werden soll.</translation>
    </message>
    <message>
        <source>only one run can be shown at a time</source>
        <translation>nur ein Lauf kann auf einmal gezeigt werden</translation>
    </message>
    <message>
        <source>a run to show and a search to start exclude each other</source>
        <translation>einen Lauf zeigen und eine Suche beginnen schließen einander aus</translation>
    </message>
    <message>
        <source>--%1 must be a whole number, 0 or above, not &quot;%2&quot;</source>
        <translation>--%1 muss eine ganze Zahl ab 0 sein, nicht „%2“</translation>
    </message>
    <message>
        <source>--until must be search, derive, train or export, not &quot;%1&quot;</source>
        <translation>--until muss search, derive, train oder export sein, nicht „%1“</translation>
    </message>
</context>
<context>
    <name>ConfusionText</name>
    <message>
        <source>%1: there is no test image of this class.</source>
        <translation>%1: Von dieser Klasse gibt es kein Testbild.</translation>
    </message>
    <message>
        <source>%L1 of %L2 images</source>
        <translation>%L1 von %L2 Bildern</translation>
    </message>
    <message>
        <source>%1 taken for what it is: %2, %3 of the class</source>
        <extracomment>class; 12 of 40 images; share</extracomment>
        <translation>%1 richtig erkannt: %2, %3 der Klasse</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3, %4 of the class</source>
        <extracomment>true and predicted class; 12 of 40 images; share</extracomment>
        <translation>%1 für %2 gehalten: %3, %4 der Klasse</translation>
    </message>
    <message>
        <source>%1 of %L2 test images are right, %3 if every class counts the same</source>
        <translation>%1 von %L2 Testbildern sind richtig, %3, wenn jede Klasse gleich zählt</translation>
    </message>
    <message>
        <source>%1; %2 have the class among the first five</source>
        <comment>accuracies; top-5 accuracy</comment>
        <translation>%1; bei %2 ist die Klasse unter den ersten fünf</translation>
    </message>
</context>
<context>
    <name>CoreText</name>
    <message>
        <source>&apos;%1&apos; needs %2 for its activations, and every network of the space has it; the limit is %3</source>
        <translation>„%1“ braucht %2 für seine Aktivierungen, und jedes Netz des Raums hat diesen Teil; die Grenze liegt bei %3</translation>
    </message>
    <message>
        <source>every open path of &apos;%1&apos; needs at least %2 for its activations; the limit is %3</source>
        <translation>jeder offene Pfad von „%1“ braucht mindestens %2 für seine Aktivierungen; die Grenze liegt bei %3</translation>
    </message>
    <message>
        <source>at least one architecture must be asked for</source>
        <translation>mindestens eine Architektur muss verlangt werden</translation>
    </message>
    <message>
        <source>candidate %1 of choice block %2 has no usable score</source>
        <translation>Kandidat %1 des Wahlblocks %2 hat keine brauchbare Bewertung</translation>
    </message>
    <message>
        <source>candidate %1 of choice block %2 has no usable %3</source>
        <translation>Kandidat %1 des Wahlblocks %2 hat keinen brauchbaren Wert für %3</translation>
    </message>
    <message>
        <source>choice block %1 has no open path</source>
        <translation>Wahlblock %1 hat keinen offenen Pfad</translation>
    </message>
    <message>
        <source>scores, %1 and paths belong to different search spaces</source>
        <translation>Bewertungen, %1 und Pfade gehören zu verschiedenen Suchräumen</translation>
    </message>
    <message>
        <source>the limits are so entangled that the best network was not found among millions of beginnings</source>
        <translation>die Grenzen sind so ineinander verwickelt, dass sich das beste Netz unter Millionen von Anfängen nicht fand</translation>
    </message>
    <message>
        <source>loosen one of them, or prune paths</source>
        <translation>lockern Sie eine davon oder schließen Sie Pfade</translation>
    </message>
    <message>
        <source>there is no limit &apos;%1&apos;</source>
        <translation>es gibt keine Grenze „%1“</translation>
    </message>
    <message>
        <source>limits are memory, macs, parameters and latency@TARGET</source>
        <translation>Grenzen sind memory, macs, parameters und latency@ZIEL</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not of the form LIMIT=VALUE</source>
        <translation>„%1“ hat nicht die Form GRENZE=WERT</translation>
    </message>
    <message>
        <source>for example memory=4MB or macs=80M</source>
        <translation>zum Beispiel memory=4MB oder macs=80M</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value above 0 for %2</source>
        <translation>„%1“ ist kein Wert über 0 für %2</translation>
    </message>
    <message>
        <source>a number, with one of the units %1 or without</source>
        <translation>eine Zahl, mit einer der Einheiten %1 oder ohne</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 von höchstens %2</translation>
    </message>
    <message>
        <source>no network has %1: the least is %2</source>
        <translation>kein Netz hat %1: das Geringste ist %2</translation>
    </message>
    <message>
        <source>no network keeps a budget of %1 ms: the fastest takes %2 ms</source>
        <translation>kein Netz hält ein Budget von %1 ms ein: das schnellste braucht %2 ms</translation>
    </message>
    <message>
        <source>no network keeps a budget of %1 ms and the limits: the fastest takes %2 ms</source>
        <translation>kein Netz hält ein Budget von %1 ms und die Grenzen ein: das schnellste braucht %2 ms</translation>
    </message>
    <message>
        <source>each limit can be kept, but no network keeps all of them and a budget of %1 ms</source>
        <translation>jede Grenze lässt sich einhalten, aber kein Netz hält alle zusammen und ein Budget von %1 ms ein</translation>
    </message>
    <message>
        <source>each limit can be kept, but no network keeps all of them together</source>
        <translation>jede Grenze lässt sich einhalten, aber kein Netz hält alle zusammen ein</translation>
    </message>
    <message>
        <source>none of the %1 most probable networks keeps a budget of %2 ms; the fastest takes %3 ms</source>
        <translation>keines der %1 wahrscheinlichsten Netze hält ein Budget von %2 ms ein; das schnellste braucht %3 ms</translation>
    </message>
    <message>
        <source>is a random search: it learns no path probabilities, so no network is the best for a budget</source>
        <translation>ist eine Zufallssuche: Sie lernt keine Pfadwahrscheinlichkeiten, also ist kein Netz das beste für ein Budget</translation>
    </message>
    <message>
        <source>holds no path probabilities up to step %1</source>
        <translation>enthält bis Schritt %1 keine Pfadwahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>the first come with the first architecture step</source>
        <translation>die ersten kommen mit dem ersten Architekturschritt</translation>
    </message>
    <message>
        <source>has no latencies yet: its target was not measured</source>
        <translation>hat noch keine Latenzen: Das Ziel wurde nicht gemessen</translation>
    </message>
    <message>
        <source>has no budget in force, so one must be named</source>
        <translation>hat kein Budget, das gilt, also muss eines genannt werden</translation>
    </message>
    <message>
        <source>%1 budgets are none</source>
        <translation>%1 Budgets sind keine</translation>
    </message>
    <message>
        <source>budgets must be above 0 ms</source>
        <translation>Budgets müssen über 0 ms liegen</translation>
    </message>
    <message>
        <source>the last budget, %1 ms, lies below the first, %2 ms</source>
        <translation>das letzte Budget, %1 ms, liegt unter dem ersten, %2 ms</translation>
    </message>
    <message>
        <source>No network of the open paths keeps the budget of %1 ms: %2 is the fastest, with %3 ms.</source>
        <translation>Kein Netz aus offenen Pfaden hält das Budget von %1 ms ein: %2 ist das schnellste, mit %3 ms.</translation>
    </message>
    <message>
        <source>Too many files look alike to compare them all: pictures that are there twice were not sought.</source>
        <translation>Zu viele Dateien sehen gleich aus, um alle zu vergleichen: Nach doppelten Bildern wurde nicht gesucht.</translation>
    </message>
    <message>
        <source>Files that were left out and pictures that are there twice are all listed in %1 in the folder of the run.</source>
        <translation>Alle ausgelassenen Dateien und doppelten Bilder stehen in %1 im Ordner des Laufs.</translation>
    </message>
    <message>
        <source>The images changed on disk: %1 pictures cannot be read any more, others of their classes stand in for them; %2 are used as they are now. %3.</source>
        <translation>Die Bilder haben sich auf der Platte geändert: %1 Bilder sind nicht mehr lesbar, andere ihrer Klassen treten an ihre Stelle; %2 werden verwendet, wie sie jetzt sind. %3.</translation>
    </message>
    <message>
        <source>%1: was replaced or changed since the images were opened</source>
        <translation>%1: wurde ersetzt oder geändert, seit die Bilder geöffnet wurden</translation>
    </message>
    <message>
        <source>image %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>listing files, %1 so far</source>
        <translation>Dateien werden aufgelistet, bisher %1</translation>
    </message>
    <message>
        <source>listing files: %1 of %2</source>
        <translation>Dateien werden aufgelistet: %1 von %2</translation>
    </message>
    <message>
        <source>checking pictures: %1 of %2</source>
        <translation>Bilder werden geprüft: %1 von %2</translation>
    </message>
    <message>
        <source>comparing pictures that look alike: %1 of %2</source>
        <translation>Gleich aussehende Bilder werden verglichen: %1 von %2</translation>
    </message>
    <message>
        <source>measuring the channels: %1 of %2</source>
        <translation>Kanäle werden gemessen: %1 von %2</translation>
    </message>
    <message>
        <source>packing images: %1 of %2</source>
        <translation>Bilder werden gepackt: %1 von %2</translation>
    </message>
    <message>
        <source>is damaged or of another version</source>
        <translation>ist beschädigt oder von einer anderen Version</translation>
    </message>
    <message>
        <source>How architecture parameters are learnt.</source>
        <translation>Wie die Architekturparameter gelernt werden.</translation>
    </message>
    <message>
        <source>Seed of every random stream.</source>
        <translation>Startwert aller Zufallsströme.</translation>
    </message>
    <message>
        <source>Computing threads; 0 uses as many as are fastest on this machine.</source>
        <translation>Rechen-Threads; 0 nimmt so viele, wie auf diesem Rechner am schnellsten sind.</translation>
    </message>
    <message>
        <source>What computes: the processor, or a graphics processor through CUDA. Only the former repeats bit for bit.</source>
        <translation>Was rechnet: der Prozessor oder über CUDA ein Grafikprozessor. Nur der Prozessor wiederholt Bit für Bit.</translation>
    </message>
    <message>
        <source>With CUDA: convolutions in bfloat16 where the GPU has it, else in float16.</source>
        <translation>Mit CUDA: Faltungen in bfloat16, wo der Grafikprozessor das kann, sonst in float16.</translation>
    </message>
    <message>
        <source>Images in a weight step.</source>
        <translation>Bilder in einem Gewichtsschritt.</translation>
    </message>
    <message>
        <source>Images at a time when the held-out set is evaluated.</source>
        <translation>Bilder auf einmal, wenn die zurückgehaltenen Bilder ausgewertet werden.</translation>
    </message>
    <message>
        <source>Epochs of weight steps on uniformly sampled paths before architecture steps begin.</source>
        <translation>Epochen mit Gewichtsschritten auf gleichverteilt gezogenen Pfaden, bevor Architekturschritte beginnen.</translation>
    </message>
    <message>
        <source>Epochs in which weight and architecture steps alternate.</source>
        <translation>Epochen, in denen sich Gewichts- und Architekturschritte abwechseln.</translation>
    </message>
    <message>
        <source>Share of the training images that only architecture steps see.</source>
        <translation>Anteil der Trainingsbilder, den nur Architekturschritte sehen.</translation>
    </message>
    <message>
        <source>Threads that decode and augment images ahead.</source>
        <translation>Threads, die Bilder im Voraus dekodieren und verändern.</translation>
    </message>
    <message>
        <source>Largest random shift of a training image, in pixels; at most a quarter of its width and height.</source>
        <translation>Größte zufällige Verschiebung eines Trainingsbilds in Pixeln; höchstens ein Viertel seiner Breite und Höhe.</translation>
    </message>
    <message>
        <source>Mirror training images at random.</source>
        <translation>Trainingsbilder zufällig spiegeln.</translation>
    </message>
    <message>
        <source>Learning rate at the start of the warm-up (cosine to 0).</source>
        <translation>Lernrate zu Beginn des Aufwärmens (Kosinus bis 0).</translation>
    </message>
    <message>
        <source>Learning rate of the weights at the start of the joint phase (cosine to 0).</source>
        <translation>Lernrate der Gewichte zu Beginn der gemeinsamen Phase (Kosinus bis 0).</translation>
    </message>
    <message>
        <source>Nesterov momentum of the weights&apos; SGD.</source>
        <translation>Nesterov-Momentum im SGD der Gewichte.</translation>
    </message>
    <message>
        <source>L2 decay of all weights.</source>
        <translation>L2-Abnahme aller Gewichte.</translation>
    </message>
    <message>
        <source>Label smoothing in weight steps.</source>
        <translation>Label-Glättung in Gewichtsschritten.</translation>
    </message>
    <message>
        <source>Candidates in an architecture step: two sampled ones, or all.</source>
        <translation>Kandidaten in einem Architekturschritt: zwei gezogene oder alle.</translation>
    </message>
    <message>
        <source>Whether a block whose sampled path is skip learns in that step.</source>
        <translation>Ob ein Block, dessen gezogener Pfad skip ist, in diesem Schritt lernt.</translation>
    </message>
    <message>
        <source>Learning rate of the architecture parameters (Adam).</source>
        <translation>Lernrate der Architekturparameter (Adam).</translation>
    </message>
    <message>
        <source>Adam&apos;s first moment decay; 0 keeps paths that were not sampled where they are.</source>
        <translation>Abnahme des ersten Moments von Adam; bei 0 bleiben nicht gezogene Pfade, wo sie sind.</translation>
    </message>
    <message>
        <source>Adam&apos;s second moment decay.</source>
        <translation>Abnahme des zweiten Moments von Adam.</translation>
    </message>
    <message>
        <source>Adam&apos;s epsilon.</source>
        <translation>Epsilon von Adam.</translation>
    </message>
    <message>
        <source>L2 decay of the architecture parameters.</source>
        <translation>L2-Abnahme der Architekturparameter.</translation>
    </message>
    <message>
        <source>Standard deviation of the initial architecture parameters.</source>
        <translation>Standardabweichung der Architekturparameter am Anfang.</translation>
    </message>
    <message>
        <source>An architecture step after every so many weight steps.</source>
        <translation>Ein Architekturschritt nach jeweils so vielen Gewichtsschritten.</translation>
    </message>
    <message>
        <source>First epoch of the joint phase with architecture steps, counted from 0.</source>
        <translation>Erste Epoche der gemeinsamen Phase mit Architekturschritten, gezählt von 0.</translation>
    </message>
    <message>
        <source>Held-out images in an architecture step; 0 takes batch_size.</source>
        <translation>Zurückgehaltene Bilder in einem Architekturschritt; 0 nimmt batch_size.</translation>
    </message>
    <message>
        <source>How expected latency enters the loss of an architecture step.</source>
        <translation>Wie die erwartete Latenz in den Verlust eines Architekturschritts eingeht.</translation>
    </message>
    <message>
        <source>mul#log: factor before the cross entropy.</source>
        <translation>mul#log: Faktor vor der Kreuzentropie.</translation>
    </message>
    <message>
        <source>mul#log: exponent of the ratio of logarithms.</source>
        <translation>mul#log: Exponent des Verhältnisses der Logarithmen.</translation>
    </message>
    <message>
        <source>add#linear and hinge: weight of the relative excess over the budget.</source>
        <translation>add#linear und hinge: Gewicht der relativen Überschreitung des Budgets.</translation>
    </message>
    <message>
        <source>Latency budget in ms; 0 derives it from latency.budget_fraction.</source>
        <translation>Latenzbudget in ms; 0 leitet es aus latency.budget_fraction ab.</translation>
    </message>
    <message>
        <source>Budget as a share of the expected latency of uniform probabilities.</source>
        <translation>Budget als Anteil der erwarteten Latenz bei gleichen Wahrscheinlichkeiten.</translation>
    </message>
    <message>
        <source>Measure this machine again before the search if that was done beside other work and it is quiet now.</source>
        <translation>Diesen Rechner vor der Suche noch einmal messen, wenn das neben anderer Arbeit geschah und er jetzt ruhig ist.</translation>
    </message>
    <message>
        <source>REINFORCE: sampled networks in an update.</source>
        <translation>REINFORCE: gezogene Netze in einer Aktualisierung.</translation>
    </message>
    <message>
        <source>REINFORCE: weight of the new average in the baseline.</source>
        <translation>REINFORCE: Gewicht des neuen Mittels in der Grundlinie.</translation>
    </message>
    <message>
        <source>REINFORCE: exponent of (budget / latency) in the reward.</source>
        <translation>REINFORCE: Exponent von (Budget / Latenz) in der Belohnung.</translation>
    </message>
    <message>
        <source>Paths that stay below this probability are pruned by the engine; 0 turns that off.</source>
        <translation>Pfade, die unter dieser Wahrscheinlichkeit bleiben, stutzt die Engine; 0 schaltet das ab.</translation>
    </message>
    <message>
        <source>Architecture steps in a row for which a path must stay below before it is pruned.</source>
        <translation>Architekturschritte in Folge, die ein Pfad darunter bleiben muss, bevor er gestutzt wird.</translation>
    </message>
    <message>
        <source>Seconds between checkpoints.</source>
        <translation>Sekunden zwischen Kontrollpunkten.</translation>
    </message>
    <message>
        <source>Weight steps between checkpoints at most; 0 goes by time only.</source>
        <translation>Höchstens so viele Gewichtsschritte zwischen Kontrollpunkten; bei 0 zählt nur die Zeit.</translation>
    </message>
    <message>
        <source>Best networks for the budget that are compared by shared weights; 1 takes the most probable one.</source>
        <translation>Beste Netze für das Budget, die mit den gemeinsamen Gewichten verglichen werden; 1 nimmt das wahrscheinlichste.</translation>
    </message>
    <message>
        <source>What makes a network a candidate: its probability, or the measured effect of its parts on the loss.</source>
        <translation>Was ein Netz zum Kandidaten macht: seine Wahrscheinlichkeit oder die gemessene Wirkung seiner Teile auf den Verlust.</translation>
    </message>
    <message>
        <source>Held-out images that candidates are compared on; 0 takes all.</source>
        <translation>Zurückgehaltene Bilder, auf denen Kandidaten verglichen werden; 0 nimmt alle.</translation>
    </message>
    <message>
        <source>Training batches for their statistics of batch norm; 0 takes those of the held-out batches.</source>
        <translation>Trainingsstapel für ihre Statistik der Batch-Normalisierung; 0 nimmt die der zurückgehaltenen Stapel.</translation>
    </message>
    <message>
        <source>So many of the best are trained shortly and compared again; 0 trains none.</source>
        <translation>So viele der besten werden kurz trainiert und noch einmal verglichen; 0 trainiert keines.</translation>
    </message>
    <message>
        <source>Epochs of that short training.</source>
        <translation>Epochen dieses kurzen Trainings.</translation>
    </message>
    <message>
        <source>selection.score=effect: networks that are evaluated to estimate what each part does to the loss.</source>
        <translation>selection.score=effect: Netze, die ausgewertet werden, um zu schätzen, was jeder Teil am Verlust ändert.</translation>
    </message>
    <message>
        <source>selection.score=effect: held-out images for each of them; 0 takes all.</source>
        <translation>selection.score=effect: zurückgehaltene Bilder für jedes davon; 0 nimmt alle.</translation>
    </message>
    <message>
        <source>Paths of weight steps: as learnt, or each of a block equally often, in the warm-up or always.</source>
        <translation>Pfade der Gewichtsschritte: wie gelernt, oder jeder eines Blocks gleich oft, im Aufwärmen oder immer.</translation>
    </message>
    <message>
        <source>Share of the architecture steps in which latency&apos;s weight grows from 0 to the whole; 0 = at once.</source>
        <translation>Anteil der Architekturschritte, in denen das Gewicht der Latenz von 0 auf das ganze wächst; 0 = sofort.</translation>
    </message>
    <message>
        <source>Epochs of training a derived network.</source>
        <translation>Epochen, die ein abgeleitetes Netz trainiert wird.</translation>
    </message>
    <message>
        <source>Images in a step of that training.</source>
        <translation>Bilder in einem Schritt dieses Trainings.</translation>
    </message>
    <message>
        <source>Learning rate at its start (cosine to 0).</source>
        <translation>Lernrate an dessen Anfang (Kosinus bis 0).</translation>
    </message>
    <message>
        <source>Nesterov momentum.</source>
        <translation>Nesterov-Momentum.</translation>
    </message>
    <message>
        <source>L2 decay, not on batch norm.</source>
        <translation>L2-Abnahme, nicht für Batch-Norm.</translation>
    </message>
    <message>
        <source>Label smoothing.</source>
        <translation>Label-Glättung.</translation>
    </message>
    <message>
        <source>Dropout before the classifier.</source>
        <translation>Dropout vor dem Klassifikator.</translation>
    </message>
    <message>
        <source>Start from the supernet&apos;s weights instead of from scratch.</source>
        <translation>Mit den Gewichten des Supernetzes beginnen statt von vorn.</translation>
    </message>
    <message>
        <source>setting &apos;%1&apos;</source>
        <translation>Einstellung „%1“</translation>
    </message>
    <message>
        <source>must be a number, not %1</source>
        <translation>muss eine Zahl sein, nicht %1</translation>
    </message>
    <message>
        <source>must lie between %1 and %2, not %3</source>
        <translation>muss zwischen %1 und %2 liegen, nicht %3</translation>
    </message>
    <message>
        <source>must be a whole number, not %1</source>
        <translation>muss eine ganze Zahl sein, nicht %1</translation>
    </message>
    <message>
        <source>must be true or false, not %1</source>
        <translation>muss true oder false sein, nicht %1</translation>
    </message>
    <message>
        <source>must be one of %1, not %2</source>
        <translation>muss eines von %1 sein, nicht %2</translation>
    </message>
    <message>
        <source>there is no setting &apos;%1&apos;</source>
        <translation>es gibt keine Einstellung „%1“</translation>
    </message>
    <message>
        <source>the nearest one is &apos;%1&apos;</source>
        <translation>am nächsten kommt „%1“</translation>
    </message>
    <message>
        <source>alpha.beta1 must be 0 with two-path gates: with momentum, paths that were not sampled would move.</source>
        <translation>alpha.beta1 muss bei Toren mit zwei Pfaden 0 sein: Mit Momentum würden sich Pfade bewegen, die nicht gezogen wurden.</translation>
    </message>
    <message>
        <source>alpha.decay must be 0 with two-path gates: decay would move paths that were not sampled.</source>
        <translation>alpha.decay muss bei Toren mit zwei Pfaden 0 sein: Abnahme würde Pfade bewegen, die nicht gezogen wurden.</translation>
    </message>
    <message>
        <source>mul#log needs a budget above 1 ms; use hinge or add#linear for a smaller one.</source>
        <translation>mul#log braucht ein Budget über 1 ms; für ein kleineres hinge oder add#linear nehmen.</translation>
    </message>
    <message>
        <source>prune.below must be 0 with method=random: a random search learns no path probabilities.</source>
        <translation>prune.below muss bei method=random 0 sein: Eine Zufallssuche lernt keine Pfadwahrscheinlichkeiten.</translation>
    </message>
    <message>
        <source>autocast needs device=cuda: the processor computes in float32 only.</source>
        <translation>autocast braucht device=cuda: Der Prozessor rechnet nur in float32.</translation>
    </message>
    <message>
        <source>alpha.first_epoch is not below epochs, so no architecture step would ever run.</source>
        <translation>alpha.first_epoch liegt nicht unter epochs, also liefe nie ein Architekturschritt.</translation>
    </message>
    <message>
        <source>Small images, 28 to 32 pixels, for a CPU</source>
        <translation>Kleine Bilder, 28 bis 32 Pixel, für einen Prozessor</translation>
    </message>
    <message>
        <source>Small images, 28 to 32 pixels, blocks of several kinds</source>
        <translation>Kleine Bilder, 28 bis 32 Pixel, Blöcke verschiedener Art</translation>
    </message>
    <message>
        <source>Small colour images, 32 pixels</source>
        <translation>Kleine Farbbilder, 32 Pixel</translation>
    </message>
    <message>
        <source>ImageNet, 224 pixels, as in ProxylessNAS</source>
        <translation>ImageNet, 224 Pixel, wie in ProxylessNAS</translation>
    </message>
    <message>
        <source>Made from &apos;%1&apos; for %2 pixels and %3 classes</source>
        <translation>Aus „%1“ für %2 Pixel und %3 Klassen</translation>
    </message>
    <message>
        <source>For images of %1 pixels &apos;%2&apos; is right as it is: its smallest maps have %3 pixels.</source>
        <translation>Für Bilder von %1 Pixeln passt „%2“, wie er ist: Seine kleinsten Karten haben %3 Pixel.</translation>
    </message>
    <message>
        <source>For images of %1 pixels, made from &apos;%2&apos;: the map is halved %3 times instead of %4, so that none is smaller than %5 pixels.</source>
        <translation>Für Bilder von %1 Pixeln aus „%2“: Die Karte wird %3-mal statt %4-mal halbiert, sodass keine kleiner als %5 Pixel ist.</translation>
    </message>
    <message>
        <source>For images of %1 pixels, made from &apos;%2&apos;: %3 channels before the classifier tell %4 classes apart, and no map is smaller than %5 pixels.</source>
        <translation>Für Bilder von %1 Pixeln aus „%2“: %3 Kanäle vor dem Klassifikator unterscheiden %4 Klassen, und keine Karte ist kleiner als %5 Pixel.</translation>
    </message>
    <message>
        <source>For images of %1 pixels, made from &apos;%2&apos;: the map is halved %3 times instead of %4, so that none is smaller than %5 pixels, and %6 channels before the classifier tell %7 classes apart.</source>
        <translation>Für Bilder von %1 Pixeln aus „%2“: Die Karte wird %3-mal statt %4-mal halbiert, sodass keine kleiner als %5 Pixel ist, und %6 Kanäle vor dem Klassifikator unterscheiden %7 Klassen.</translation>
    </message>
    <message>
        <source>no search space fits images of %1 pixels</source>
        <translation>kein Suchraum passt zu Bildern von %1 Pixeln</translation>
    </message>
    <message>
        <source>they need %1 in both directions at least</source>
        <translation>sie brauchen in beiden Richtungen mindestens %1</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Global average pool</source>
        <translation>Globales Mittel</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>%1, ReLU</source>
        <translation>%1, ReLU</translation>
    </message>
    <message>
        <source>%1, linear</source>
        <translation>%1, linear</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>This machine, %1, 1 thread, batch %2</source>
        <translation>Dieser Rechner, %1, 1 Thread, Stapel %2</translation>
    </message>
    <message>
        <source>This machine, %1, %2 threads, batch %3</source>
        <translation>Dieser Rechner, %1, %2 Threads, Stapel %3</translation>
    </message>
    <message>
        <source>latency table (CSV)</source>
        <translation>Latenztabelle (CSV)</translation>
    </message>
    <message>
        <source>table of single convolutions (CSV)</source>
        <translation>Tabelle einzelner Faltungen (CSV)</translation>
    </message>
    <message>
        <source>ProxylessNAS look-up table (YAML)</source>
        <translation>Nachschlagetabelle von ProxylessNAS (YAML)</translation>
    </message>
    <message>
        <source>Once-for-All look-up table (YAML)</source>
        <translation>Nachschlagetabelle von Once-for-All (YAML)</translation>
    </message>
    <message>
        <source>LibTorch finds no CUDA device here</source>
        <translation>LibTorch findet hier kein CUDA-Gerät</translation>
    </message>
    <message>
        <source>choose the device cpu</source>
        <translation>als Gerät cpu wählen</translation>
    </message>
    <message>
        <source>its library was not found; install it, or say in which folder it is</source>
        <translation>seine Bibliothek wurde nicht gefunden; sie installieren oder sagen, in welchem Ordner sie liegt</translation>
    </message>
    <message>
        <source>is not available here: %1</source>
        <translation>ist hier nicht verfügbar: %1</translation>
    </message>
    <message>
        <source>holds no file libonnxruntime.so</source>
        <translation>enthält keine Datei libonnxruntime.so</translation>
    </message>
    <message>
        <source>the frequency governor is &apos;%1&apos;, so the clock may change while measuring</source>
        <translation>die Taktsteuerung steht auf „%1“, der Takt kann sich also beim Messen ändern</translation>
    </message>
    <message>
        <source>%1 threads share %2 cores</source>
        <translation>%1 Threads teilen sich %2 Kerne</translation>
    </message>
    <message>
        <source>the budget of %1 ms is below %2 ms, the fastest network of this space on this target</source>
        <translation>das Budget von %1 ms liegt unter %2 ms, dem schnellsten Netz dieses Raums auf diesem Ziel</translation>
    </message>
    <message>
        <source>another table is already called &apos;%1&apos;</source>
        <translation>eine andere Tabelle heißt schon „%1“</translation>
    </message>
    <message>
        <source>a shipped target is already called &apos;%1&apos;</source>
        <translation>ein mitgeliefertes Ziel heißt schon „%1“</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>cannot be deleted, only imported and measured tables can</source>
        <translation>lässt sich nicht löschen; das geht nur mit importierten und gemessenen Tabellen</translation>
    </message>
    <message>
        <source>was not measured yet, so there is nothing to delete</source>
        <translation>wurde noch nicht gemessen, also gibt es nichts zu löschen</translation>
    </message>
    <message>
        <source>was not measured yet</source>
        <translation>wurde noch nicht gemessen</translation>
    </message>
    <message>
        <source>measure it first, or start a search for it</source>
        <translation>zuerst messen oder eine Suche dafür starten</translation>
    </message>
    <message>
        <source>is another machine, so nothing can be measured for it here</source>
        <translation>ist ein anderer Rechner, also kann hier nichts dafür gemessen werden</translation>
    </message>
    <message>
        <source>measure there with pathloom-cli measure, or make a bundle</source>
        <translation>dort mit pathloom-cli measure messen oder ein Bündel erstellen</translation>
    </message>
    <message>
        <source>The last line has no line end: the file may have been cut off.</source>
        <translation>Die letzte Zeile hat kein Zeilenende: Die Datei wurde vielleicht abgeschnitten.</translation>
    </message>
    <message>
        <source>use a table made for this search space</source>
        <translation>eine Tabelle nehmen, die für diesen Suchraum gemacht ist</translation>
    </message>
    <message>
        <source>it is not a latency table of operators</source>
        <translation>es ist keine Latenztabelle von Operatoren</translation>
    </message>
    <message>
        <source>it lists whole networks, it is not a latency table of operators</source>
        <translation>sie zählt ganze Netze auf, es ist keine Latenztabelle von Operatoren</translation>
    </message>
    <message>
        <source>say device and runtime when importing it</source>
        <translation>beim Importieren Gerät und Laufzeit angeben</translation>
    </message>
    <message>
        <source>finding out how many threads are fastest here</source>
        <translation>stellt fest, wie viele Threads hier am schnellsten sind</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>Verlust %1</translation>
    </message>
    <message>
        <source>Training images of %1 x %2 pixels are shifted by at most %3 pixels to the sides and %4 up and down, instead of %5: at most a quarter of their size.</source>
        <translation>Trainingsbilder von %1 x %2 Pixeln werden um höchstens %3 Pixel zur Seite und %4 nach oben und unten verschoben statt um %5: höchstens um ein Viertel ihrer Größe.</translation>
    </message>
    <message>
        <source>The rows of the files become the columns of the images (transposed).</source>
        <translation>Die Zeilen der Dateien werden zu Spalten der Bilder (transponiert).</translation>
    </message>
    <message>
        <source>The labels have %1 columns; the first one is the class.</source>
        <translation>Die Label haben %1 Spalten; die erste ist die Klasse.</translation>
    </message>
    <message>
        <source>The labels are %1: those that occur are the %2 classes.</source>
        <translation>Die Label sind %1: Die vorkommenden sind die %2 Klassen.</translation>
    </message>
    <message>
        <source>Of several files of %1 %2 is read, not %3.</source>
        <translation>Von mehreren Dateien der %1 wird %2 gelesen, nicht %3.</translation>
    </message>
    <message>
        <source>The test images hold %1; what lies outside is cut off.</source>
        <translation>Die Testbilder enthalten %1; was außerhalb liegt, wird abgeschnitten.</translation>
    </message>
    <message>
        <source>of %1 training images none can be held out: no class has two of them</source>
        <translation>von %1 Trainingsbildern kann keines zurückgehalten werden: Keine Klasse hat zwei davon</translation>
    </message>
    <message>
        <source>search with more images</source>
        <translation>mit mehr Bildern suchen</translation>
    </message>
    <message>
        <source>the search space was made for other images than the data set holds</source>
        <translation>der Suchraum wurde für andere Bilder gemacht, als der Datensatz enthält</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>existiert nicht</translation>
    </message>
    <message>
        <source>exists and is not empty</source>
        <translation>existiert und ist nicht leer</translation>
    </message>
    <message>
        <source>choose another name for the run</source>
        <translation>einen anderen Namen für den Lauf wählen</translation>
    </message>
    <message>
        <source>choose a new folder for the bundle</source>
        <translation>einen neuen Ordner für das Bündel wählen</translation>
    </message>
    <message>
        <source>is being written by another search or training</source>
        <translation>wird gerade von einer anderen Suche oder einem Training geschrieben</translation>
    </message>
    <message>
        <source>wait until it ends, or open the run read-only</source>
        <translation>warten, bis es endet, oder den Lauf nur zum Lesen öffnen</translation>
    </message>
    <message>
        <source>copy the run to a folder of your own; export and report can also write elsewhere</source>
        <translation>den Lauf in einen eigenen Ordner kopieren; Export und Bericht können auch anderswohin schreiben</translation>
    </message>
    <message>
        <source>open it with a newer Pathloom</source>
        <translation>mit einem neueren Pathloom öffnen</translation>
    </message>
    <message>
        <source>check that the disk has room and works; nothing written before is lost</source>
        <translation>nachsehen, ob der Datenträger Platz hat und funktioniert; was vorher geschrieben wurde, ist nicht verloren</translation>
    </message>
    <message>
        <source>holds no path probabilities yet</source>
        <translation>enthält noch keine Pfadwahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>has not been trained yet</source>
        <translation>wurde noch nicht trainiert</translation>
    </message>
    <message>
        <source>train it first</source>
        <translation>zuerst trainieren</translation>
    </message>
    <message>
        <source>is open for reading only</source>
        <translation>ist nur zum Lesen offen</translation>
    </message>
    <message>
        <source>export to a file elsewhere</source>
        <translation>in eine Datei anderswo exportieren</translation>
    </message>
    <message>
        <source>holds no good checkpoint, so there are no weights to inherit</source>
        <translation>enthält keinen brauchbaren Kontrollpunkt, also gibt es keine Gewichte zu erben</translation>
    </message>
    <message>
        <source>train from scratch instead</source>
        <translation>stattdessen von vorn trainieren</translation>
    </message>
    <message>
        <source>the loss is no longer a finite number in epoch %1</source>
        <translation>der Verlust ist in Epoche %1 keine endliche Zahl mehr</translation>
    </message>
    <message>
        <source>try a lower training.learning_rate</source>
        <translation>eine kleinere training.learning_rate versuchen</translation>
    </message>
    <message>
        <source>has finished its search, so there is nothing to go on with</source>
        <translation>hat seine Suche beendet, also gibt es nichts fortzusetzen</translation>
    </message>
    <message>
        <source>a random search learns no path probabilities to go by</source>
        <translation>eine Zufallssuche lernt keine Pfadwahrscheinlichkeiten, nach denen es gehen könnte</translation>
    </message>
    <message>
        <source>name the paths to prune or to pin</source>
        <translation>die Pfade nennen, die gestutzt oder festgelegt werden sollen</translation>
    </message>
    <message>
        <source>%1 needs one path at least; %2 is the last that is open</source>
        <translation>%1 braucht mindestens einen Pfad; %2 ist der letzte offene</translation>
    </message>
    <message>
        <source>%1 can have one pinned path only</source>
        <translation>%1 kann nur einen festgelegten Pfad haben</translation>
    </message>
    <message>
        <source>the threshold must be a probability between 0 and 1, not %1</source>
        <translation>die Schwelle muss eine Wahrscheinlichkeit zwischen 0 und 1 sein, nicht %1</translation>
    </message>
    <message>
        <source>there is no stage %1 with a choice block</source>
        <translation>es gibt keine Stufe %1 mit einem Wahlblock</translation>
    </message>
    <message>
        <source>the setting &apos;%1&apos; cannot be changed in a running search</source>
        <translation>die Einstellung „%1“ lässt sich in einer laufenden Suche nicht ändern</translation>
    </message>
    <message>
        <source>there is nothing to undo</source>
        <translation>es gibt nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>there is nothing to redo</source>
        <translation>es gibt nichts zu wiederholen</translation>
    </message>
    <message>
        <source>there is nothing to change: it is so already</source>
        <translation>es gibt nichts zu ändern: Es ist schon so</translation>
    </message>
    <message>
        <source>A budget of %1 ms is below %2 ms, the fastest network here</source>
        <translation>Ein Budget von %1 ms liegt unter %2 ms, dem schnellsten Netz hier</translation>
    </message>
    <message>
        <source>The expected latency would fall to %1 ms, and the loss mul#log is defined above 1 ms only</source>
        <translation>Die erwartete Latenz fiele auf %1 ms, und der Verlust mul#log ist nur über 1 ms definiert</translation>
    </message>
    <message>
        <source>Step %1 has not come yet</source>
        <translation>Schritt %1 ist noch nicht gekommen</translation>
    </message>
    <message>
        <source>Of the script, %1 of the commands lie beyond the last step, %2; the first of them, &apos;%3&apos;, is for step %4.</source>
        <translation>Im Skript liegen %1 der Befehle hinter dem letzten Schritt, %2; der erste davon, „%3“, ist für Schritt %4.</translation>
    </message>
    <message>
        <source>The newest checkpoint is damaged; the search goes on from the one before it, at step %1.</source>
        <translation>Der neueste Kontrollpunkt ist beschädigt; die Suche geht von dem davor weiter, bei Schritt %1.</translation>
    </message>
    <message>
        <source>The search goes on, but not bit for bit as without the interruption: %1.</source>
        <translation>Die Suche geht weiter, aber nicht Bit für Bit wie ohne die Unterbrechung: %1.</translation>
    </message>
    <message>
        <source>%1. The search stands still and goes on by itself when that is mended.</source>
        <translation>%1. Die Suche steht still und geht von selbst weiter, wenn das behoben ist.</translation>
    </message>
    <message>
        <source>The search stood still: %1. It goes on; nothing was lost.</source>
        <translation>Die Suche stand still: %1. Sie geht weiter; nichts ging verloren.</translation>
    </message>
    <message>
        <source>%1. The training of %2 stands still and goes on by itself when that is mended.</source>
        <translation>%1. Das Training von %2 steht still und geht von selbst weiter, wenn das behoben ist.</translation>
    </message>
    <message>
        <source>The training of %1 stood still: %2. It goes on; nothing was lost.</source>
        <translation>Das Training von %1 stand still: %2. Es geht weiter; nichts ging verloren.</translation>
    </message>
    <message>
        <source>Other programs keep %1 of %2 cores busy while this machine is measured, which makes the error of its latencies larger.</source>
        <translation>Andere Programme beschäftigen %1 von %2 Kernen, während dieser Rechner gemessen wird; das vergrößert den Fehler seiner Latenzen.</translation>
    </message>
    <message>
        <source>%1 was measured beside other work: %2. Measuring again in peace makes that smaller; the setting latency.measure_again does so before the next search.</source>
        <translation>%1 wurde neben anderer Arbeit gemessen: %2. Noch einmal in Ruhe zu messen verkleinert das; die Einstellung latency.measure_again tut es vor der nächsten Suche.</translation>
    </message>
    <message>
        <source>%1 % of the average network&apos;s %2 ms is below %3 ms, the fastest network of this space on this target: that is the budget now.</source>
        <translation>%1 % der %2 ms eines mittleren Netzes liegen unter %3 ms, dem schnellsten Netz dieses Suchraums auf diesem Ziel: Das ist nun das Budget.</translation>
    </message>
    <message>
        <source>Budget %1 ms on %2; this space reaches from %3 to %4 ms (%5).</source>
        <translation>Budget %1 ms auf %2; dieser Raum reicht von %3 bis %4 ms (%5).</translation>
    </message>
    <message>
        <source>The command &apos;%1&apos; was not carried out: the search ended before it could be.</source>
        <translation>Der Befehl „%1“ wurde nicht ausgeführt: Die Suche endete vorher.</translation>
    </message>
    <message>
        <source>The command &apos;%1&apos; was not carried out: %2.</source>
        <translation>Der Befehl „%1“ wurde nicht ausgeführt: %2.</translation>
    </message>
    <message>
        <source>No network was derived. %1</source>
        <translation>Es wurde kein Netz abgeleitet. %1</translation>
    </message>
    <message>
        <source>A command from outside was refused. %1</source>
        <translation>Ein Befehl von außen wurde abgelehnt. %1</translation>
    </message>
    <message>
        <source>The training of %1 goes on in epoch %2 of %3, step %4 of %5.</source>
        <translation>Das Training von %1 geht weiter in Epoche %2 von %3, Schritt %4 von %5.</translation>
    </message>
    <message>
        <source>The training of %1 goes on, but not bit for bit as without the interruption: %2.</source>
        <translation>Das Training von %1 geht weiter, aber nicht Bit für Bit wie ohne die Unterbrechung: %2.</translation>
    </message>
    <message>
        <source>The training of %1 begins: %2 epochs.</source>
        <translation>Das Training von %1 beginnt: %2 Epochen.</translation>
    </message>
    <message>
        <source>%1 is trained anew: the run has no checkpoint of the supernet&apos;s weights.</source>
        <translation>%1 wird von vorn trainiert: Der Lauf hat keinen Kontrollpunkt mit den Gewichten des Supernetzes.</translation>
    </message>
    <message>
        <source>%1 starts from the supernet&apos;s weights at step %2.</source>
        <translation>%1 beginnt mit den Gewichten des Supernetzes bei Schritt %2.</translation>
    </message>
    <message>
        <source>%1 is trained: %2 % of the test images are right.</source>
        <translation>%1 ist trainiert: %2 % der Testbilder sind richtig.</translation>
    </message>
    <message>
        <source>holds no good checkpoint, so there are no shared weights to compare networks by</source>
        <translation>enthält keinen brauchbaren Kontrollpunkt, also keine gemeinsamen Gewichte, um Netze zu vergleichen</translation>
    </message>
    <message>
        <source>derive one network without comparing</source>
        <translation>ein Netz ohne Vergleich ableiten</translation>
    </message>
    <message>
        <source>has a loss that is not a finite number by the supernet&apos;s weights</source>
        <translation>hat mit den Gewichten des Supernetzes einen Verlust, der keine endliche Zahl ist</translation>
    </message>
    <message>
        <source>effects of options need paths, and one loss for each of them</source>
        <translation>Wirkungen von Optionen brauchen Pfade und zu jedem einen Verlust</translation>
    </message>
    <message>
        <source>effects of options are estimated from open paths only</source>
        <translation>Wirkungen von Optionen werden nur aus offenen Pfaden geschätzt</translation>
    </message>
    <message>
        <source>What each part of a network does to the loss was estimated from %1 networks; the estimate explains %2 % of the variance of their losses.</source>
        <translation>Was jeder Teil eines Netzes am Verlust ändert, wurde aus %1 Netzen geschätzt; die Schätzung erklärt %2 % der Varianz ihrer Verluste.</translation>
    </message>
    <message>
        <source>has no path probabilities, as random search learns none</source>
        <translation>hat keine Pfadwahrscheinlichkeiten, denn eine Zufallssuche lernt keine</translation>
    </message>
    <message>
        <source>choose by effect: selection.score=effect, or --score effect; or compare random networks: --candidates 8</source>
        <translation>nach Wirkung wählen: selection.score=effect oder --score effect; oder zufällige Netze vergleichen: --candidates 8</translation>
    </message>
    <message>
        <source>is a yardstick, of which the supernet has no weights</source>
        <translation>ist ein Vergleichsnetz, von dem das Supernetz keine Gewichte hat</translation>
    </message>
    <message>
        <source>The best networks are not compared, the one that leads is taken. %1.</source>
        <translation>Die besten Netze werden nicht verglichen, das führende wird genommen. %1.</translation>
    </message>
    <message>
        <source>%1 is the only network within %2 ms: by shared weights %3 % of %4 held-out images are right.</source>
        <translation>%1 ist das einzige Netz innerhalb von %2 ms: Mit den gemeinsamen Gewichten sind %3 % von %4 zurückgehaltenen Bildern richtig.</translation>
    </message>
    <message>
        <source>%1 was chosen among %2 networks within %3 ms: by shared weights its cross entropy on %4 held-out images is %5.</source>
        <translation>%1 wurde aus %2 Netzen innerhalb von %3 ms gewählt: Mit den gemeinsamen Gewichten ist seine Kreuzentropie auf %4 zurückgehaltenen Bildern %5.</translation>
    </message>
    <message>
        <source>%1 was chosen among %2 networks within %3 ms: by shared weights its cross entropy on %4 held-out images is %5, against %6 of the one of the best score.</source>
        <translation>%1 wurde aus %2 Netzen innerhalb von %3 ms gewählt: Mit den gemeinsamen Gewichten ist seine Kreuzentropie auf %4 zurückgehaltenen Bildern %5, gegen %6 beim Netz mit der besten Bewertung.</translation>
    </message>
    <message>
        <source>%1 was chosen among %2 networks within %3 ms: after short training its cross entropy on %4 held-out images is %5.</source>
        <translation>%1 wurde aus %2 Netzen innerhalb von %3 ms gewählt: Nach kurzem Training ist seine Kreuzentropie auf %4 zurückgehaltenen Bildern %5.</translation>
    </message>
    <message>
        <source>%1 was chosen among %2 networks within %3 ms: after short training its cross entropy on %4 held-out images is %5, against %6 of the one of the best score.</source>
        <translation>%1 wurde aus %2 Netzen innerhalb von %3 ms gewählt: Nach kurzem Training ist seine Kreuzentropie auf %4 zurückgehaltenen Bildern %5, gegen %6 beim Netz mit der besten Bewertung.</translation>
    </message>
    <message>
        <source>by shared weights</source>
        <translation>mit gemeinsamen Gewichten</translation>
    </message>
    <message>
        <source>by short training</source>
        <translation>mit kurzem Training</translation>
    </message>
    <message>
        <source>what each part does to the loss</source>
        <translation>was jeder Teil am Verlust ändert</translation>
    </message>
    <message>
        <source>%1 was measured on this machine: %2 ± %3 ms.</source>
        <translation>%1 wurde auf diesem Rechner gemessen: %2 ± %3 ms.</translation>
    </message>
    <message>
        <source>%1 was measured beside other work: %2; its latency may be off by ± %3 % for that.</source>
        <translation>%1 wurde neben anderer Arbeit gemessen: %2; seine Latenz kann deshalb um ± %3 % danebenliegen.</translation>
    </message>
    <message>
        <source>%1 was exported to %2.</source>
        <translation>%1 wurde nach %2 exportiert.</translation>
    </message>
    <message>
        <source>the number of computing threads was %1, now %2</source>
        <translation>die Zahl der Rechen-Threads war %1, jetzt %2</translation>
    </message>
    <message>
        <source>the processor was %1, now %2</source>
        <translation>der Prozessor war %1, jetzt %2</translation>
    </message>
    <message>
        <source>the computing library with its kernels was %1, now %2</source>
        <translation>die Rechenbibliothek mit ihren Kernen war %1, jetzt %2</translation>
    </message>
    <message>
        <source>the device was %1, now %2</source>
        <translation>das Gerät war %1, jetzt %2</translation>
    </message>
    <message>
        <source>on CUDA the same sums may be made in another order each time</source>
        <translation>auf CUDA können dieselben Summen jedes Mal in anderer Reihenfolge entstehen</translation>
    </message>
    <message>
        <source>the machine&apos;s speed changed in %1 of %2 timing rounds; %3 shapes still spread by more than wanted</source>
        <translation>die Geschwindigkeit des Rechners änderte sich in %1 von %2 Messrunden; %3 Formen streuen noch stärker als gewünscht</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>batch norm folded into convolutions</source>
        <translation>Batch-Norm in die Faltungen gerechnet</translation>
    </message>
    <message>
        <source>Gaussian process</source>
        <translation>Gauß-Prozess</translation>
    </message>
    <message>
        <source>power law</source>
        <translation>Potenzgesetz</translation>
    </message>
    <message>
        <source>roofline</source>
        <translation>Roofline</translation>
    </message>
    <message>
        <source>The training of %1 begins: 1 epoch.</source>
        <translation>Das Training von %1 beginnt: 1 Epoche.</translation>
    </message>
    <message>
        <source>has %1 means and %2 deviations for images of %3 channels</source>
        <translation>hat %1 Mittelwerte und %2 Abweichungen für Bilder mit %3 Kanälen</translation>
    </message>
    <message>
        <source>channel %1 has mean %2 and deviation %3; the deviation must be positive</source>
        <translation>Kanal %1 hat den Mittelwert %2 und die Abweichung %3; die Abweichung muss positiv sein</translation>
    </message>
    <message>
        <source>EMNIST&apos;s own files hold the images transposed: the data idx-transposed:FOLDER turns them upright.</source>
        <translation>EMNISTs eigene Dateien enthalten die Bilder transponiert: Die Daten idx-transposed:ORDNER stellen sie gerade.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no data</source>
        <translation>„%1“ bezeichnet keine Daten</translation>
    </message>
    <message>
        <source>unknown kind of data &apos;%1&apos;</source>
        <translation>unbekannte Art von Daten „%1“</translation>
    </message>
    <message>
        <source>the limits on images must not be negative</source>
        <translation>die Höchstzahlen von Bildern dürfen nicht negativ sein</translation>
    </message>
    <message>
        <source>install Debian&apos;s package dataset-fashion-mnist</source>
        <translation>Debians Paket dataset-fashion-mnist installieren</translation>
    </message>
    <message>
        <source>holds %1 labels, but %2 holds %3 images</source>
        <translation>enthält %1 Label, aber %2 enthält %3 Bilder</translation>
    </message>
    <message>
        <source>are both files of the same split?</source>
        <translation>sind beide Dateien aus demselben Teil?</translation>
    </message>
    <message>
        <source>holds %1, but the training images are stored as %2</source>
        <translation>enthält %1, aber die Trainingsbilder sind als %2 gespeichert</translation>
    </message>
    <message>
        <source>are these images of the same data set?</source>
        <translation>sind das Bilder desselben Datensatzes?</translation>
    </message>
    <message>
        <source>holds %1 different labels; at most %2 classes are possible</source>
        <translation>enthält %1 verschiedene Label; höchstens %2 Klassen sind möglich</translation>
    </message>
    <message>
        <source>label %1 of image %2 is out of range, the classes are %3</source>
        <translation>Label %1 von Bild %2 liegt außerhalb, die Klassen sind %3</translation>
    </message>
    <message>
        <source>holds a single class; at least two are needed to learn anything</source>
        <translation>enthält nur eine Klasse; um etwas zu lernen, braucht es mindestens zwei</translation>
    </message>
    <message>
        <source>image %1 was asked for, there are %2</source>
        <translation>nach Bild %1 wurde gefragt, es gibt %2</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>needs %1 MB of memory for its pixels, which cannot be had</source>
        <translation>braucht %1 MB Speicher für seine Pixel, die nicht zu bekommen sind</translation>
    </message>
    <message>
        <source>image %1 holds %2, which is no value of a pixel</source>
        <translation>Bild %1 enthält %2, das kein Wert eines Pixels ist</translation>
    </message>
    <message>
        <source>IDX of %1, %2</source>
        <translation>IDX aus %1, %2</translation>
    </message>
    <message>
        <source>holds numbers whose last byte comes first (little-endian); in IDX the first one does</source>
        <translation>enthält Zahlen, deren letztes Byte zuerst kommt (little-endian); in IDX kommt das erste zuerst</translation>
    </message>
    <message>
        <source>write them as big-endian</source>
        <translation>sie als big-endian schreiben</translation>
    </message>
    <message>
        <source>is truncated: it ends inside its header (magic number)</source>
        <translation>ist abgeschnitten: Sie endet in ihrem Kopf (magische Zahl)</translation>
    </message>
    <message>
        <source>is truncated: it ends inside its header (dimension %1 of %2)</source>
        <translation>ist abgeschnitten: Sie endet in ihrem Kopf (Dimension %1 von %2)</translation>
    </message>
    <message>
        <source>is not an IDX file that can be read: its type is 0x%1; known are 08 (unsigned bytes), 09 (signed bytes), 0b and 0c (16-bit and 32-bit integers), 0d and 0e (floats and doubles)</source>
        <translation>ist keine IDX-Datei, die sich lesen lässt: Ihr Typ ist 0x%1; bekannt sind 08 (Bytes ohne Vorzeichen), 09 (Bytes mit Vorzeichen), 0b und 0c (16- und 32-Bit-Ganzzahlen), 0d und 0e (Gleitkommazahlen einfacher und doppelter Genauigkeit)</translation>
    </message>
    <message>
        <source>is not an IDX file: %1</source>
        <translation>ist keine IDX-Datei: %1</translation>
    </message>
    <message>
        <source>is IDX with %1 dimensions; images have 3 or 4, labels 1 or 2</source>
        <translation>ist IDX mit %1 Dimensionen; Bilder haben 3 oder 4, Label 1 oder 2</translation>
    </message>
    <message>
        <source>is truncated: its header promises %1 bytes of data, %2 are there</source>
        <translation>ist abgeschnitten: Ihr Kopf verspricht %1 Byte Daten, da sind %2</translation>
    </message>
    <message>
        <source>is longer than its header says: %1 bytes of data instead of %2</source>
        <translation>ist länger, als ihr Kopf sagt: %1 Byte Daten statt %2</translation>
    </message>
    <message>
        <source>is longer than its header says: more than %1 bytes of data</source>
        <translation>ist länger, als ihr Kopf sagt: mehr als %1 Byte Daten</translation>
    </message>
    <message>
        <source>is truncated: its gzip data ends too early</source>
        <translation>ist abgeschnitten: Ihre gzip-Daten enden zu früh</translation>
    </message>
    <message>
        <source>is damaged, its gzip data cannot be unpacked: %1</source>
        <translation>ist beschädigt, ihre gzip-Daten lassen sich nicht entpacken: %1</translation>
    </message>
    <message>
        <source>unsigned bytes</source>
        <translation>Bytes ohne Vorzeichen</translation>
    </message>
    <message>
        <source>signed bytes</source>
        <translation>Bytes mit Vorzeichen</translation>
    </message>
    <message>
        <source>16-bit integers</source>
        <translation>16-Bit-Ganzzahlen</translation>
    </message>
    <message>
        <source>32-bit integers</source>
        <translation>32-Bit-Ganzzahlen</translation>
    </message>
    <message>
        <source>32-bit floats</source>
        <translation>32-Bit-Gleitkommazahlen</translation>
    </message>
    <message>
        <source>64-bit floats</source>
        <translation>64-Bit-Gleitkommazahlen</translation>
    </message>
    <message>
        <source>it is text that begins with &apos;%1&apos;</source>
        <translation>sie ist Text, der mit „%1“ beginnt</translation>
    </message>
    <message>
        <source>it begins with the bytes %1, IDX with 00 00, a type and a number of dimensions</source>
        <translation>sie beginnt mit den Bytes %1, IDX aber mit 00 00, einem Typ und einer Zahl von Dimensionen</translation>
    </message>
    <message>
        <source>its header is little-endian, but numbers in IDX are big-endian</source>
        <translation>ihr Kopf ist little-endian, Zahlen in IDX sind aber big-endian</translation>
    </message>
    <message>
        <source>it is %1</source>
        <translation>sie ist %1</translation>
    </message>
    <message>
        <source>a ZIP archive; unpack it first</source>
        <translation>ein ZIP-Archiv; zuerst entpacken</translation>
    </message>
    <message>
        <source>compressed by xz; unpack it first</source>
        <translation>mit xz komprimiert; zuerst entpacken</translation>
    </message>
    <message>
        <source>compressed by bzip2; unpack it first</source>
        <translation>mit bzip2 komprimiert; zuerst entpacken</translation>
    </message>
    <message>
        <source>compressed by zstd; unpack it first</source>
        <translation>mit zstd komprimiert; zuerst entpacken</translation>
    </message>
    <message>
        <source>a 7z archive; unpack it first</source>
        <translation>ein 7z-Archiv; zuerst entpacken</translation>
    </message>
    <message>
        <source>gzipped twice; unpack it once</source>
        <translation>zweimal mit gzip gepackt; einmal entpacken</translation>
    </message>
    <message>
        <source>an array of NumPy</source>
        <translation>ein Feld von NumPy</translation>
    </message>
    <message>
        <source>an HDF5 file</source>
        <translation>eine HDF5-Datei</translation>
    </message>
    <message>
        <source>a MATLAB file</source>
        <translation>eine MATLAB-Datei</translation>
    </message>
    <message>
        <source>a Parquet file</source>
        <translation>eine Parquet-Datei</translation>
    </message>
    <message>
        <source>a Python pickle</source>
        <translation>ein Pickle von Python</translation>
    </message>
    <message>
        <source>a PNG image</source>
        <translation>ein PNG-Bild</translation>
    </message>
    <message>
        <source>a JPEG image</source>
        <translation>ein JPEG-Bild</translation>
    </message>
    <message>
        <source>holds several files of %1: %2</source>
        <translation>enthält mehrere Dateien der %1: %2</translation>
    </message>
    <message>
        <source>leave one, or add to the folder what the names of the right ones begin with, as in FOLDER/emnist-letters</source>
        <translation>eine übrig lassen oder an den Ordner anhängen, womit die Namen der richtigen beginnen, wie in ORDNER/emnist-letters</translation>
    </message>
    <message>
        <source>training images</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>training labels</source>
        <translation>Trainingslabel</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>Testbilder</translation>
    </message>
    <message>
        <source>test labels</source>
        <translation>Testlabel</translation>
    </message>
    <message>
        <source>is not a folder</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>name the folder that holds the four IDX files</source>
        <translation>den Ordner nennen, der die vier IDX-Dateien enthält</translation>
    </message>
    <message>
        <source>holds no labels: it is %1, as images are</source>
        <translation>enthält keine Label: Sie ist %1, wie Bilder es sind</translation>
    </message>
    <message>
        <source>holds no labels</source>
        <translation>enthält keine Label</translation>
    </message>
    <message>
        <source>says that its labels have %1 columns; from 1 to %2 are possible</source>
        <translation>sagt, ihre Label hätten %1 Spalten; möglich sind 1 bis %2</translation>
    </message>
    <message>
        <source>label %1 of image %2 is no whole number that could name a class</source>
        <translation>Label %1 von Bild %2 ist keine ganze Zahl, die eine Klasse bezeichnen könnte</translation>
    </message>
    <message>
        <source>holds no images that can be read: it is %1; colour images are N x height x width x 3 or N x 3 x height x width</source>
        <translation>enthält keine Bilder, die sich lesen lassen: Sie ist %1; Farbbilder sind N x Höhe x Breite x 3 oder N x 3 x Höhe x Breite</translation>
    </message>
    <message>
        <source>holds no images: it is %1, as labels are</source>
        <translation>enthält keine Bilder: Sie ist %1, wie Label es sind</translation>
    </message>
    <message>
        <source>holds no images: it is %1; images have a height and a width</source>
        <translation>enthält keine Bilder: Sie ist %1; Bilder haben eine Höhe und eine Breite</translation>
    </message>
    <message>
        <source>holds no images</source>
        <translation>enthält keine Bilder</translation>
    </message>
    <message>
        <source>says that its images measure %1 x %2 pixels; sizes from 1 to %3 are possible</source>
        <translation>sagt, ihre Bilder hätten %1 x %2 Pixel; möglich sind Größen von 1 bis %3</translation>
    </message>
    <message>
        <source>says that it holds %1 images of %2 x %3 pixels, more than %4 GiB</source>
        <translation>sagt, sie enthalte %1 Bilder von %2 x %3 Pixeln, mehr als %4 GiB</translation>
    </message>
    <message>
        <source>The rows of the files become the columns of the images (transposed). The colour images are read as N x height x width x %1.</source>
        <translation>Die Zeilen der Dateien werden zu Spalten der Bilder (transponiert). Die Farbbilder werden als N x Höhe x Breite x %1 gelesen.</translation>
    </message>
    <message>
        <source>The rows of the files become the columns of the images (transposed). The colour images are read as N x %1 x height x width.</source>
        <translation>Die Zeilen der Dateien werden zu Spalten der Bilder (transponiert). Die Farbbilder werden als N x %1 x Höhe x Breite gelesen.</translation>
    </message>
    <message>
        <source>The colour images are read as N x height x width x %1.</source>
        <translation>Die Farbbilder werden als N x Höhe x Breite x %1 gelesen.</translation>
    </message>
    <message>
        <source>The colour images are read as N x %1 x height x width.</source>
        <translation>Die Farbbilder werden als N x %1 x Höhe x Breite gelesen.</translation>
    </message>
    <message>
        <source>image %1 has another size than the rest</source>
        <translation>Bild %1 hat eine andere Größe als die übrigen</translation>
    </message>
    <message>
        <source>cannot start at epoch %1, batch %2: an epoch has %3 batches</source>
        <translation>kann nicht bei Epoche %1, Stapel %2 beginnen: Eine Epoche hat %3 Stapel</translation>
    </message>
    <message>
        <source>has no data set</source>
        <translation>hat keinen Datensatz</translation>
    </message>
    <message>
        <source>has no images to load</source>
        <translation>hat keine Bilder zu laden</translation>
    </message>
    <message>
        <source>batch size (%1), threads (%2) and prefetched batches (%3) must be at least 1</source>
        <translation>Stapelgröße (%1), Threads (%2) und vorausgeladene Stapel (%3) müssen mindestens 1 sein</translation>
    </message>
    <message>
        <source>The pixels are stored as %1; 128 is added to each.</source>
        <translation>Die Pixel sind als %1 gespeichert; zu jedem wird 128 addiert.</translation>
    </message>
    <message>
        <source>The pixels are stored as %1 from %2 to %3; they are multiplied by 255 and rounded to 8 bits.</source>
        <translation>Die Pixel sind als %1 von %2 bis %3 gespeichert; sie werden mit 255 multipliziert und auf 8 Bit gerundet.</translation>
    </message>
    <message>
        <source>The pixels are stored as %1 from %2 to %3; they are rounded to 8 bits.</source>
        <translation>Die Pixel sind als %1 von %2 bis %3 gespeichert; sie werden auf 8 Bit gerundet.</translation>
    </message>
    <message>
        <source>The pixels are stored as %1 from %2 to %3; they are taken as they are, of 0 to 255.</source>
        <translation>Die Pixel sind als %1 von %2 bis %3 gespeichert; sie werden so genommen, wie sie sind, von 0 bis 255.</translation>
    </message>
    <message>
        <source>The pixels are stored as %1 from %2 to %3; %4 is added to each.</source>
        <translation>Die Pixel sind als %1 von %2 bis %3 gespeichert; zu jedem wird %4 addiert.</translation>
    </message>
    <message>
        <source>The pixels are stored as %1 from %2 to %3; %4 is taken from each.</source>
        <translation>Die Pixel sind als %1 von %2 bis %3 gespeichert; von jedem wird %4 abgezogen.</translation>
    </message>
    <message>
        <source>The pixels are stored as %1 from %2 to %3; that range becomes 0 to 255, rounded to 8 bits.</source>
        <translation>Die Pixel sind als %1 von %2 bis %3 gespeichert; dieser Bereich wird zu 0 bis 255, auf 8 Bit gerundet.</translation>
    </message>
    <message>
        <source>holds values from %1 to %2, those of the training images lie in %3 to %4</source>
        <translation>enthält Werte von %1 bis %2, die der Trainingsbilder liegen in %3 bis %4</translation>
    </message>
    <message>
        <source>values from %1 to %2, those of the training images lie in %3 to %4</source>
        <translation>Werte von %1 bis %2, die der Trainingsbilder liegen in %3 bis %4</translation>
    </message>
    <message>
        <source>the held-out part must be at least 0 and less than 1, not %1</source>
        <translation>der zurückgehaltene Teil muss mindestens 0 und kleiner als 1 sein, nicht %1</translation>
    </message>
    <message>
        <source>the number of images must not be negative, it is %1</source>
        <translation>die Zahl der Bilder darf nicht negativ sein, sie ist %1</translation>
    </message>
    <message>
        <source>does not exist, neither plain nor with .gz, nor another file whose name says train and images</source>
        <translation>existiert nicht, weder so noch mit .gz, und auch keine andere Datei, deren Name train und images sagt</translation>
    </message>
    <message>
        <source>does not exist, neither plain nor with .gz, nor another file whose name says train and labels</source>
        <translation>existiert nicht, weder so noch mit .gz, und auch keine andere Datei, deren Name train und labels sagt</translation>
    </message>
    <message>
        <source>does not exist, neither plain nor with .gz, nor another file whose name says test or t10k and images</source>
        <translation>existiert nicht, weder so noch mit .gz, und auch keine andere Datei, deren Name test oder t10k und images sagt</translation>
    </message>
    <message>
        <source>does not exist, neither plain nor with .gz, nor another file whose name says test or t10k and labels</source>
        <translation>existiert nicht, weder so noch mit .gz, und auch keine andere Datei, deren Name test oder t10k und labels sagt</translation>
    </message>
    <message>
        <source>the folder holds %1</source>
        <translation>der Ordner enthält %1</translation>
    </message>
    <message>
        <source>is not a file</source>
        <translation>ist keine Datei</translation>
    </message>
    <message>
        <source>is no folder</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is damaged: %1</source>
        <translation>ist beschädigt: %1</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>ist beschädigt</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>cannot be written: the disk may be full</source>
        <translation>lässt sich nicht schreiben: Der Datenträger ist vielleicht voll</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>cannot be written</source>
        <translation>lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>cannot be created: this user has no home folder</source>
        <translation>lässt sich nicht anlegen: Dieser Benutzer hat keinen Heimordner</translation>
    </message>
    <message>
        <source>cannot be created: %1</source>
        <translation>lässt sich nicht anlegen: %1</translation>
    </message>
    <message>
        <source>cannot be copied: %1</source>
        <translation>lässt sich nicht kopieren: %1</translation>
    </message>
    <message>
        <source>cannot be opened: %1</source>
        <translation>lässt sich nicht öffnen: %1</translation>
    </message>
    <message>
        <source>cannot be moved to %1: %2</source>
        <translation>lässt sich nicht nach %1 verschieben: %2</translation>
    </message>
    <message>
        <source>is there already, so what was deleted cannot be brought back</source>
        <translation>ist schon da, deshalb lässt sich das Gelöschte nicht zurückholen</translation>
    </message>
    <message>
        <source>set TMPDIR to a folder for temporary files</source>
        <translation>TMPDIR auf einen Ordner für temporäre Dateien setzen</translation>
    </message>
    <message>
        <source>is not among the program&apos;s resources</source>
        <translation>gehört nicht zu den Ressourcen des Programms</translation>
    </message>
    <message>
        <source>set PATHLOOM_RESOURCES to the folder resources/</source>
        <translation>PATHLOOM_RESOURCES auf den Ordner resources/ setzen</translation>
    </message>
    <message>
        <source>set PATHLOOM_DATA to a folder in which Pathloom may keep its data</source>
        <translation>PATHLOOM_DATA auf einen Ordner setzen, in dem Pathloom seine Daten ablegen darf</translation>
    </message>
    <message>
        <source>is larger than %1 bytes, too large for this kind of file</source>
        <translation>ist größer als %1 Byte, zu groß für diese Art von Datei</translation>
    </message>
    <message>
        <source>is not valid JSON: %1</source>
        <translation>ist kein gültiges JSON: %1</translation>
    </message>
    <message>
        <source>key &apos;%1&apos; stands there twice</source>
        <translation>der Schlüssel „%1“ steht zweimal da</translation>
    </message>
    <message>
        <source>one of them must go</source>
        <translation>einer davon muss weg</translation>
    </message>
    <message>
        <source>key &apos;%1&apos; %2</source>
        <translation>der Schlüssel „%1“ %2</translation>
    </message>
    <message>
        <source>must be a JSON object, not %1</source>
        <translation>muss ein JSON-Objekt sein, nicht %1</translation>
    </message>
    <message>
        <source>must be a text, not %1</source>
        <translation>muss ein Text sein, nicht %1</translation>
    </message>
    <message>
        <source>must be a list of texts, but holds %1</source>
        <translation>muss eine Liste von Texten sein, enthält aber %1</translation>
    </message>
    <message>
        <source>must be a list of numbers, but holds %1</source>
        <translation>muss eine Liste von Zahlen sein, enthält aber %1</translation>
    </message>
    <message>
        <source>must be a list of texts, not %1</source>
        <translation>muss eine Liste von Texten sein, nicht %1</translation>
    </message>
    <message>
        <source>must be a list of numbers, not %1</source>
        <translation>muss eine Liste von Zahlen sein, nicht %1</translation>
    </message>
    <message>
        <source>must be a list of whole numbers, not %1</source>
        <translation>muss eine Liste ganzer Zahlen sein, nicht %1</translation>
    </message>
    <message>
        <source>must be a list, not %1</source>
        <translation>muss eine Liste sein, nicht %1</translation>
    </message>
    <message>
        <source>is &apos;%1&apos;, expected &apos;%2&apos;</source>
        <translation>ist „%1“, erwartet wird „%2“</translation>
    </message>
    <message>
        <source>is %1, newer than this program understands (%2); a newer Pathloom is needed to read it</source>
        <translation>ist %1, neuer als dieses Programm versteht (%2); zum Lesen braucht es ein neueres Pathloom</translation>
    </message>
    <message>
        <source>is not known here</source>
        <translation>ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>comes from a newer Pathloom</source>
        <translation>stammt von einem neueren Pathloom</translation>
    </message>
    <message>
        <source>is no %1 or is damaged</source>
        <translation>ist kein %1 oder beschädigt</translation>
    </message>
    <message>
        <source>belongs to %1: tensor &apos;%2&apos; is missing or has another shape</source>
        <translation>gehört zu %1: Der Tensor „%2“ fehlt oder hat eine andere Form</translation>
    </message>
    <message>
        <source>is no weights file or is damaged</source>
        <translation>ist keine Datei mit Gewichten oder beschädigt</translation>
    </message>
    <message>
        <source>tensor &apos;%1&apos; holds a value that is not finite</source>
        <translation>der Tensor „%1“ enthält einen Wert, der nicht endlich ist</translation>
    </message>
    <message>
        <source>a random number below %1 was asked for</source>
        <translation>nach einer Zufallszahl unter %1 wurde gefragt</translation>
    </message>
    <message>
        <source>is not the state of a random stream</source>
        <translation>ist nicht der Zustand eines Zufallsstroms</translation>
    </message>
    <message>
        <source>random stream</source>
        <translation>Zufallsstrom</translation>
    </message>
    <message>
        <source>unknown reason</source>
        <translation>unbekannter Grund</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Das Dateisystem ist nur lesbar</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Ist ein Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Ist kein Ordner</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Die Datei gibt es schon</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Fehler beim Lesen oder Schreiben</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>Zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Das Kontingent auf dem Datenträger ist erschöpft</translation>
    </message>
    <message>
        <source>Invalid cross-device link</source>
        <translation>Liegt auf einem anderen Datenträger</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>cannot be loaded: unknown reason</source>
        <translation>lässt sich nicht laden: Grund unbekannt</translation>
    </message>
    <message>
        <source>lies on another disk than the trash and cannot be moved there</source>
        <translation>liegt auf einem anderen Datenträger als der Papierkorb und lässt sich nicht dorthin verschieben</translation>
    </message>
    <message>
        <source>delete it in the file manager, or move it to the disk of %1 first</source>
        <translation>im Dateiverwalter löschen oder zuerst auf den Datenträger von %1 verschieben</translation>
    </message>
    <message>
        <source>does not say where its files stood, so they cannot be brought back</source>
        <translation>sagt nicht, wo seine Dateien lagen, also lassen sie sich nicht zurückholen</translation>
    </message>
    <message>
        <source>move them by hand</source>
        <translation>sie von Hand verschieben</translation>
    </message>
    <message>
        <source>is no folder of the trash, so it is not deleted</source>
        <translation>ist kein Ordner des Papierkorbs und wird deshalb nicht gelöscht</translation>
    </message>
    <message>
        <source>cannot be deleted: %1</source>
        <translation>lässt sich nicht löschen: %1</translation>
    </message>
    <message>
        <source>the batch size must be at least 1, it is %1</source>
        <translation>die Stapelgröße muss mindestens 1 sein, sie ist %1</translation>
    </message>
    <message>
        <source>is no bundle, it has no plan.csv</source>
        <translation>ist kein Bündel, es hat keine plan.csv</translation>
    </message>
    <message>
        <source>the result must lie beside the plan</source>
        <translation>das Ergebnis muss neben dem Plan liegen</translation>
    </message>
    <message>
        <source>it is not the result of a bundle</source>
        <translation>es ist nicht das Ergebnis eines Bündels</translation>
    </message>
    <message>
        <source>it is not the plan of a bundle</source>
        <translation>es ist nicht der Plan eines Bündels</translation>
    </message>
    <message>
        <source>times %1 twice</source>
        <translation>misst %1 zweimal</translation>
    </message>
    <message>
        <source>a whole network cannot take no time</source>
        <translation>ein ganzes Netz kann nicht ohne Zeit auskommen</translation>
    </message>
    <message>
        <source>names the file &apos;%1&apos;, which the plan does not have</source>
        <translation>nennt die Datei „%1“, die der Plan nicht hat</translation>
    </message>
    <message>
        <source>holds no times of operator shapes</source>
        <translation>enthält keine Zeiten von Operatorformen</translation>
    </message>
    <message>
        <source>sums, part counts and measured times are of different number</source>
        <translation>Summen, Zahlen der Teile und gemessene Zeiten sind verschieden viele</translation>
    </message>
    <message>
        <source>correction of a latency table</source>
        <translation>Korrektur einer Latenztabelle</translation>
    </message>
    <message>
        <source>has no header line</source>
        <translation>hat keine Kopfzeile</translation>
    </message>
    <message>
        <source>a name in quotation marks is not closed</source>
        <translation>ein Name in Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>stands in the header twice</source>
        <translation>steht zweimal in der Kopfzeile</translation>
    </message>
    <message>
        <source>has no column &apos;%1&apos;</source>
        <translation>hat keine Spalte „%1“</translation>
    </message>
    <message>
        <source>a field that begins with a quotation mark here is not closed</source>
        <translation>ein Feld, das hier mit einem Anführungszeichen beginnt, ist nicht geschlossen</translation>
    </message>
    <message>
        <source>a quotation mark inside a field is written twice</source>
        <translation>ein Anführungszeichen in einem Feld wird doppelt geschrieben</translation>
    </message>
    <message>
        <source>has %1 fields, the header has %2</source>
        <translation>hat %1 Felder, die Kopfzeile hat %2</translation>
    </message>
    <message>
        <source>is empty, a number is needed</source>
        <translation>ist leer, nötig ist eine Zahl</translation>
    </message>
    <message>
        <source>is a gap (&apos;%1&apos;), a number is needed</source>
        <translation>ist eine Lücke („%1“), nötig ist eine Zahl</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has a comma and a point</source>
        <translation>„%1“ hat ein Komma und einen Punkt</translation>
    </message>
    <message>
        <source>numbers are written without separators for thousands</source>
        <translation>Zahlen werden ohne Tausendertrennzeichen geschrieben</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a number from %2 to %3</source>
        <translation>„%1“ ist keine Zahl von %2 bis %3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a number</source>
        <translation>„%1“ ist keine Zahl</translation>
    </message>
    <message>
        <source>between commas numbers have a decimal point, and nothing between thousands</source>
        <translation>zwischen Kommas haben Zahlen einen Dezimalpunkt und nichts zwischen den Tausendern</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is written with a &apos;%2&apos;, but numbers before it with a &apos;%3&apos;</source>
        <translation>„%1“ ist mit „%2“ geschrieben, Zahlen davor aber mit „%3“</translation>
    </message>
    <message>
        <source>one of them cannot be a decimal mark</source>
        <translation>eines davon kann kein Dezimalzeichen sein</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a whole number above 0</source>
        <translation>„%1“ ist keine ganze Zahl über 0</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a whole number</source>
        <translation>„%1“ ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>%1 lies outside %2 to %3</source>
        <translation>%1 liegt außerhalb von %2 bis %3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; may be a thousand times what it looks like</source>
        <translation>„%1“ kann das Tausendfache dessen sein, wonach es aussieht</translation>
    </message>
    <message>
        <source>whole numbers are written without separators</source>
        <translation>ganze Zahlen werden ohne Trennzeichen geschrieben</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a finite number</source>
        <translation>„%1“ ist keine endliche Zahl</translation>
    </message>
    <message>
        <source>a time must not be negative, it is %1</source>
        <translation>eine Zeit darf nicht negativ sein, sie ist %1</translation>
    </message>
    <message>
        <source>a time of %1 ms cannot be right</source>
        <translation>eine Zeit von %1 ms kann nicht stimmen</translation>
    </message>
    <message>
        <source>%1: line %2, column %3</source>
        <translation>%1: Zeile %2, Spalte %3</translation>
    </message>
    <message>
        <source>%1: line %2</source>
        <translation>%1: Zeile %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no operator whose work is known</source>
        <translation>„%1“ ist kein Operator, dessen Arbeit bekannt ist</translation>
    </message>
    <message>
        <source>has the wrong number of parameters</source>
        <translation>hat die falsche Zahl von Parametern</translation>
    </message>
    <message>
        <source>is no form of model</source>
        <translation>ist keine Form eines Modells</translation>
    </message>
    <message>
        <source>cannot be estimated: its %1 (%2) lies too far outside the table&apos;s range, %3 to %4</source>
        <translation>lässt sich nicht schätzen: %1 (%2) liegt zu weit außerhalb des Bereichs der Tabelle, %3 bis %4</translation>
    </message>
    <message>
        <source>kernel area</source>
        <translation>Kernfläche</translation>
    </message>
    <message>
        <source>input channels</source>
        <translation>Eingangskanäle</translation>
    </message>
    <message>
        <source>output channels</source>
        <translation>Ausgangskanäle</translation>
    </message>
    <message>
        <source>middle channels</source>
        <translation>mittlere Kanäle</translation>
    </message>
    <message>
        <source>map height</source>
        <translation>Kartenhöhe</translation>
    </message>
    <message>
        <source>cannot be estimated: the table has too few times of the kind &apos;%1&apos;</source>
        <translation>lässt sich nicht schätzen: Die Tabelle hat zu wenige Zeiten der Art „%1“</translation>
    </message>
    <message>
        <source>is not the model of this table</source>
        <translation>ist nicht das Modell dieser Tabelle</translation>
    </message>
    <message>
        <source>is &apos;%1&apos;, but &apos;%2&apos; in the lines before; a table holds one</source>
        <translation>ist „%1“, in den Zeilen davor aber „%2“; eine Tabelle enthält nur eines</translation>
    </message>
    <message>
        <source>an expansion must lie above 0, it is %1</source>
        <translation>eine Expansion muss über 0 liegen, sie ist %1</translation>
    </message>
    <message>
        <source>is %1, but expansion %2 of %3 channels gives %4</source>
        <translation>ist %1, aber Expansion %2 von %3 Kanälen ergibt %4</translation>
    </message>
    <message>
        <source>relative to a reference block</source>
        <translation>relativ zu einem Bezugsblock</translation>
    </message>
    <message>
        <source>has no rows for batch size %1, only for %2</source>
        <translation>hat keine Zeilen für Stapelgröße %1, nur für %2</translation>
    </message>
    <message>
        <source>has no rows in %1, only in %2</source>
        <translation>hat keine Zeilen in %1, nur in %2</translation>
    </message>
    <message>
        <source>has no rows</source>
        <translation>hat keine Zeilen</translation>
    </message>
    <message>
        <source>has a correction without &apos;%1&apos;</source>
        <translation>hat eine Korrektur ohne „%1“</translation>
    </message>
    <message>
        <source>has a correction with a negative scale, error or number of networks</source>
        <translation>hat eine Korrektur mit negativem Faktor, Fehler oder negativer Zahl von Netzen</translation>
    </message>
    <message>
        <source>the probabilities belong to another search space</source>
        <translation>die Wahrscheinlichkeiten gehören zu einem anderen Suchraum</translation>
    </message>
    <message>
        <source>the architecture belongs to another search space</source>
        <translation>die Architektur gehört zu einem anderen Suchraum</translation>
    </message>
    <message>
        <source>choice block %1 has no candidate %2</source>
        <translation>Wahlblock %1 hat keinen Kandidaten %2</translation>
    </message>
    <message>
        <source>has an output that no stride gives</source>
        <translation>hat einen Ausgang, den keine Schrittweite ergibt</translation>
    </message>
    <message>
        <source>has an output that stride %1 does not give</source>
        <translation>hat einen Ausgang, den die Schrittweite %1 nicht ergibt</translation>
    </message>
    <message>
        <source>has no shortcut although its shape stays (idskip:0)</source>
        <translation>hat keine Abkürzung, obwohl seine Form bleibt (idskip:0)</translation>
    </message>
    <message>
        <source>has a shortcut although its shape changes (idskip:1)</source>
        <translation>hat eine Abkürzung, obwohl sich seine Form ändert (idskip:1)</translation>
    </message>
    <message>
        <source>blocks here have a shortcut where the shape stays</source>
        <translation>Blöcke haben hier eine Abkürzung, wo die Form bleibt</translation>
    </message>
    <message>
        <source>is a pooling that does not give one value a channel</source>
        <translation>ist ein Pooling, das nicht einen Wert je Kanal ergibt</translation>
    </message>
    <message>
        <source>is no operator of ProxylessNAS&apos;s or Once-for-All&apos;s tables</source>
        <translation>ist kein Operator der Tabellen von ProxylessNAS oder Once-for-All</translation>
    </message>
    <message>
        <source>known are expanded_conv, Conv, Conv_1, Conv_2, Logits and AvgPool2D</source>
        <translation>bekannt sind expanded_conv, Conv, Conv_1, Conv_2, Logits und AvgPool2D</translation>
    </message>
    <message>
        <source>key &apos;%1&apos;</source>
        <translation>Schlüssel „%1“</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not of the form name:value</source>
        <translation>„%1“ hat nicht die Form Name:Wert</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands in it twice</source>
        <translation>„%1“ steht zweimal darin</translation>
    </message>
    <message>
        <source>has no &apos;%1&apos;</source>
        <translation>hat kein „%1“</translation>
    </message>
    <message>
        <source>has the unknown part &apos;%1&apos;</source>
        <translation>hat den unbekannten Teil „%1“</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a shape such as 224x224x3</source>
        <translation>„%1“ ist keine Form wie 224x224x3</translation>
    </message>
    <message>
        <source>a look-up table in YAML is a plain mapping of operators to count, mean and var or std</source>
        <translation>eine Nachschlagetabelle in YAML ist eine einfache Zuordnung von Operatoren zu count, mean und var oder std</translation>
    </message>
    <message>
        <source>has an anchor</source>
        <translation>hat einen Anker</translation>
    </message>
    <message>
        <source>has the tag &apos;%1&apos;</source>
        <translation>hat das Tag „%1“</translation>
    </message>
    <message>
        <source>has the key &apos;%1&apos; of line %2 again</source>
        <translation>hat den Schlüssel „%1“ aus Zeile %2 noch einmal</translation>
    </message>
    <message>
        <source>has the unknown field &apos;%1&apos;</source>
        <translation>hat das unbekannte Feld „%1“</translation>
    </message>
    <message>
        <source>has the field &apos;%1&apos; twice</source>
        <translation>hat das Feld „%1“ zweimal</translation>
    </message>
    <message>
        <source>count: &apos;%1&apos; is not a whole number above 0</source>
        <translation>count: „%1“ ist keine ganze Zahl über 0</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; is not a number</source>
        <translation>%1: „%2“ ist keine Zahl</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; is not a finite number</source>
        <translation>%1: „%2“ ist keine endliche Zahl</translation>
    </message>
    <message>
        <source>%1: %2 lies outside 0 to %3</source>
        <translation>%1: %2 liegt außerhalb von 0 bis %3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no mean</source>
        <translation>„%1“ hat kein mean</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has both var and std</source>
        <translation>„%1“ hat sowohl var als auch std</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has the fields %2, the entries before %3</source>
        <translation>„%1“ hat die Felder %2, die Einträge davor %3</translation>
    </message>
    <message>
        <source>is larger than 16 MB, too large for a look-up table in YAML</source>
        <translation>ist größer als 16 MB, zu groß für eine Nachschlagetabelle in YAML</translation>
    </message>
    <message>
        <source>is not valid YAML: %1</source>
        <translation>ist kein gültiges YAML: %1</translation>
    </message>
    <message>
        <source>has no entries</source>
        <translation>hat keine Einträge</translation>
    </message>
    <message>
        <source>starts a second document</source>
        <translation>beginnt ein zweites Dokument</translation>
    </message>
    <message>
        <source>is empty where a table was expected</source>
        <translation>ist leer, wo eine Tabelle erwartet wurde</translation>
    </message>
    <message>
        <source>has a key without a value</source>
        <translation>hat einen Schlüssel ohne Wert</translation>
    </message>
    <message>
        <source>has no value for &apos;%1&apos;</source>
        <translation>hat keinen Wert für „%1“</translation>
    </message>
    <message>
        <source>has an empty key</source>
        <translation>hat einen leeren Schlüssel</translation>
    </message>
    <message>
        <source>refers to an anchor</source>
        <translation>verweist auf einen Anker</translation>
    </message>
    <message>
        <source>is text, not a mapping of operators to times</source>
        <translation>ist Text, keine Zuordnung von Operatoren zu Zeiten</translation>
    </message>
    <message>
        <source>has &apos;%1&apos; where the fields count, mean and var or std of &apos;%2&apos; were expected</source>
        <translation>hat „%1“, wo die Felder count, mean und var oder std von „%2“ erwartet wurden</translation>
    </message>
    <message>
        <source>holds a list</source>
        <translation>enthält eine Liste</translation>
    </message>
    <message>
        <source>has a mapping as a key</source>
        <translation>hat eine Zuordnung als Schlüssel</translation>
    </message>
    <message>
        <source>is nested deeper than key and fields</source>
        <translation>ist tiefer geschachtelt als Schlüssel und Felder</translation>
    </message>
    <message>
        <source>cannot be built here</source>
        <translation>lässt sich hier nicht bauen</translation>
    </message>
    <message>
        <source>could not be measured: %1 (%2 more shapes failed)</source>
        <translation>ließ sich nicht messen: %1 (%2 weitere Formen scheiterten)</translation>
    </message>
    <message>
        <source>could not be measured: %1</source>
        <translation>ließ sich nicht messen: %1</translation>
    </message>
    <message>
        <source>what was measured before is kept</source>
        <translation>was vorher gemessen wurde, bleibt</translation>
    </message>
    <message>
        <source>must be above 0</source>
        <translation>muss über 0 liegen</translation>
    </message>
    <message>
        <source>%1: all times may be off by ± %2 %</source>
        <translation>%1: alle Zeiten können um ± %2 % danebenliegen</translation>
    </message>
    <message>
        <source>has no time for %1 and %2 more</source>
        <translation>hat keine Zeit für %1 und %2 weitere</translation>
    </message>
    <message>
        <source>has no time for %1</source>
        <translation>hat keine Zeit für %1</translation>
    </message>
    <message>
        <source>latency table of %1</source>
        <translation>Latenztabelle von %1</translation>
    </message>
    <message>
        <source>it has too few entries to estimate others</source>
        <translation>sie hat zu wenige Einträge, um andere zu schätzen</translation>
    </message>
    <message>
        <source>the table&apos;s constant, which belongs to other networks; %1</source>
        <translation>die Konstante der Tabelle, die zu anderen Netzen gehört; %1</translation>
    </message>
    <message>
        <source>the table&apos;s constant, which belongs to other networks</source>
        <translation>die Konstante der Tabelle, die zu anderen Netzen gehört</translation>
    </message>
    <message>
        <source>%1 shapes by a model (%2, median error %3 %)</source>
        <translation>%1 Formen durch ein Modell (%2, mittlerer Fehler %3 %)</translation>
    </message>
    <message>
        <source>it is not a table of single convolutions</source>
        <translation>es ist keine Tabelle einzelner Faltungen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is neither conv nor dwconv</source>
        <translation>„%1“ ist weder conv noch dwconv</translation>
    </message>
    <message>
        <source>The table holds single convolutions, no blocks: a search space of blocks finds only its stem and head in it.</source>
        <translation>Die Tabelle enthält einzelne Faltungen, keine Blöcke: Ein Suchraum aus Blöcken findet darin nur seinen Anfang und sein Ende.</translation>
    </message>
    <message>
        <source>threads (%1), batch size (%2) and samples (%3) must be at least 1</source>
        <translation>Threads (%1), Stapelgröße (%2) und Stichproben (%3) müssen mindestens 1 sein</translation>
    </message>
    <message>
        <source>The times look like seconds instead of milliseconds: taken as milliseconds, the median operator takes %1 ms and computes %2 billion multiply-accumulates a second.</source>
        <translation>Die Zeiten sehen nach Sekunden statt Millisekunden aus: Als Millisekunden braucht der mittlere Operator %1 ms und rechnet %2 Milliarden Multiplikationen mit Addition in der Sekunde.</translation>
    </message>
    <message>
        <source>The times look like microseconds instead of milliseconds: taken as milliseconds, the median operator takes %1 ms and computes %2 billion multiply-accumulates a second.</source>
        <translation>Die Zeiten sehen nach Mikrosekunden statt Millisekunden aus: Als Millisekunden braucht der mittlere Operator %1 ms und rechnet %2 Milliarden Multiplikationen mit Addition in der Sekunde.</translation>
    </message>
    <message>
        <source>The table has no time for the stem and the classifier: it covers only blocks.</source>
        <translation>Die Tabelle hat keine Zeit für den Anfang und den Klassifikator: Sie deckt nur Blöcke ab.</translation>
    </message>
    <message>
        <source>The table has no time for the stem: it covers only blocks.</source>
        <translation>Die Tabelle hat keine Zeit für den Anfang: Sie deckt nur Blöcke ab.</translation>
    </message>
    <message>
        <source>The table has no time for the classifier: it covers only blocks.</source>
        <translation>Die Tabelle hat keine Zeit für den Klassifikator: Sie deckt nur Blöcke ab.</translation>
    </message>
    <message>
        <source>does not name the device that it was measured on</source>
        <translation>nennt das Gerät nicht, auf dem sie gemessen wurde</translation>
    </message>
    <message>
        <source>does not name the runtime that it was measured with</source>
        <translation>nennt die Laufzeit nicht, mit der sie gemessen wurde</translation>
    </message>
    <message>
        <source>holds several batch sizes (%1) and none was chosen</source>
        <translation>enthält mehrere Stapelgrößen (%1), und keine wurde gewählt</translation>
    </message>
    <message>
        <source>choose one as in %1#%2</source>
        <translation>eine wählen wie in %1#%2</translation>
    </message>
    <message>
        <source>Rows of %1 are not used: no operator of that name is known here</source>
        <translation>Zeilen von %1 werden nicht benutzt: Hier ist kein Operator dieses Namens bekannt</translation>
    </message>
    <message>
        <source>%1 shapes that the source timed several times are means</source>
        <translation>%1 Formen, die die Quelle mehrmals gemessen hat, sind Mittelwerte</translation>
    </message>
    <message>
        <source>%1 shapes stand in the source with several activations; the times with ReLU were taken</source>
        <translation>%1 Formen stehen in der Quelle mit mehreren Aktivierungen; genommen wurden die Zeiten mit ReLU</translation>
    </message>
    <message>
        <source>%1 shapes stand in the source with %2 only; their times are taken for those with ReLU</source>
        <translation>%1 Formen stehen in der Quelle nur mit %2; ihre Zeiten gelten als die mit ReLU</translation>
    </message>
    <message>
        <source>%1 rows are differences to a reference block; totals are right, single times are not</source>
        <translation>%1 Zeilen sind Unterschiede zu einem Bezugsblock; Summen stimmen, einzelne Zeiten nicht</translation>
    </message>
    <message>
        <source>lines %1 and %2 give different times for the constant: %3 and %4 ms</source>
        <translation>die Zeilen %1 und %2 nennen verschiedene Zeiten für die Konstante: %3 und %4 ms</translation>
    </message>
    <message>
        <source>lines %1 and %2 give different times for %3: %4 and %5 ms</source>
        <translation>die Zeilen %1 und %2 nennen verschiedene Zeiten für %3: %4 und %5 ms</translation>
    </message>
    <message>
        <source>holds several numeric formats (%1) and none was chosen</source>
        <translation>enthält mehrere Zahlenformate (%1), und keines wurde gewählt</translation>
    </message>
    <message>
        <source>choose one of them</source>
        <translation>eines davon wählen</translation>
    </message>
    <message>
        <source>is text in UTF-16</source>
        <translation>ist Text in UTF-16</translation>
    </message>
    <message>
        <source>save it as UTF-8</source>
        <translation>als UTF-8 speichern</translation>
    </message>
    <message>
        <source>byte 0x%1 is not UTF-8 text</source>
        <translation>das Byte 0x%1 ist kein Text in UTF-8</translation>
    </message>
    <message>
        <source>byte 0x%1 does not belong into text</source>
        <translation>das Byte 0x%1 gehört nicht in Text</translation>
    </message>
    <message>
        <source>latency tables are CSV or YAML files in UTF-8</source>
        <translation>Latenztabellen sind CSV- oder YAML-Dateien in UTF-8</translation>
    </message>
    <message>
        <source>measured here</source>
        <translation>hier gemessen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be the name of a target</source>
        <translation>„%1“ kann nicht der Name eines Ziels sein</translation>
    </message>
    <message>
        <source>letters, digits, &apos;.&apos;, &apos;_&apos;, &apos;+&apos; and &apos;-&apos;, at most 100</source>
        <translation>Buchstaben, Ziffern, „.“, „_“, „+“ und „-“, höchstens 100</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be the name of an imported target, it means this machine</source>
        <translation>„%1“ kann nicht der Name eines importierten Ziels sein, es bedeutet diesen Rechner</translation>
    </message>
    <message>
        <source>delete the file to measure this machine again</source>
        <translation>die Datei löschen, um diesen Rechner neu zu messen</translation>
    </message>
    <message>
        <source>there is no target or latency table &apos;%1&apos;</source>
        <translation>es gibt kein Ziel und keine Latenztabelle „%1“</translation>
    </message>
    <message>
        <source>known targets: %1</source>
        <translation>bekannte Ziele: %1</translation>
    </message>
    <message>
        <source>%1, %2, 1 thread, batch %3</source>
        <translation>%1, %2, 1 Thread, Stapel %3</translation>
    </message>
    <message>
        <source>%1, %2, %3 threads, batch %4</source>
        <translation>%1, %2, %3 Threads, Stapel %4</translation>
    </message>
    <message>
        <source>%1, %2, batch %3</source>
        <translation>%1, %2, Stapel %3</translation>
    </message>
    <message>
        <source>%1 (cannot be read)</source>
        <translation>%1 (nicht lesbar)</translation>
    </message>
    <message>
        <source>other programs kept %1 of %2 cores busy meanwhile, and the machine ran no slower than at its best</source>
        <translation>andere Programme beschäftigten derweil %1 von %2 Kernen, und der Rechner lief nicht langsamer als im besten Fall</translation>
    </message>
    <message>
        <source>other programs kept %1 of %2 cores busy meanwhile, and the machine ran %3 % slower than at its best</source>
        <translation>andere Programme beschäftigten derweil %1 von %2 Kernen, und der Rechner lief %3 % langsamer als im besten Fall</translation>
    </message>
    <message>
        <source>Search space: a shipped one (list spaces), a JSON file, or proposed: what fits the images (see: propose)</source>
        <translation>Suchraum: ein mitgelieferter (list spaces), eine JSON-Datei oder proposed: was zu den Bildern passt (siehe propose)</translation>
    </message>
    <message>
        <source>Use only so many training images (0 = all)</source>
        <translation>Nur so viele Trainingsbilder benutzen (0 = alle)</translation>
    </message>
    <message>
        <source>Use only so many test images (0 = all)</source>
        <translation>Nur so viele Testbilder benutzen (0 = alle)</translation>
    </message>
    <message>
        <source>Hardware target: one of &apos;targets list&apos; or a latency CSV; this-machine is measured when needed. Several: one search after the other</source>
        <translation>Hardwareziel: eines von „targets list“ oder eine Latenz-CSV; this-machine wird bei Bedarf gemessen. Mehrere: eine Suche nach der anderen</translation>
    </message>
    <message>
        <source>How architecture parameters are learnt: gradient, reinforce or random (default: gradient)</source>
        <translation>Wie die Architekturparameter gelernt werden: gradient, reinforce oder random (Vorgabe: gradient)</translation>
    </message>
    <message>
        <source>Latency the network should have on the target, in ms (default: a share of the average network&apos;s)</source>
        <translation>Latenz, die das Netz auf dem Ziel haben soll, in ms (Vorgabe: ein Anteil der des durchschnittlichen Netzes)</translation>
    </message>
    <message>
        <source>Seed of everything random; the same seed gives the same run</source>
        <translation>Startwert alles Zufälligen; derselbe Startwert ergibt denselben Lauf</translation>
    </message>
    <message>
        <source>Threads for computing (0 = as many as are fastest)</source>
        <translation>Threads zum Rechnen (0 = so viele, wie am schnellsten sind)</translation>
    </message>
    <message>
        <source>What computes: cpu, or cuda for a graphics processor (default: cpu)</source>
        <translation>Was rechnet: cpu oder cuda für einen Grafikprozessor (Vorgabe: cpu)</translation>
    </message>
    <message>
        <source>Run folder to create (default: one in the user&apos;s data folder)</source>
        <translation>Anzulegender Ordner des Laufs (Vorgabe: einer im Datenordner des Benutzers)</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>Change a setting, such as epochs=3; may be given several times. See: list settings</source>
        <translation>Eine Einstellung ändern, etwa epochs=3; mehrmals möglich. Siehe: list settings</translation>
    </message>
    <message>
        <source>Last stage: search, derive, train or export</source>
        <translation>Letzte Stufe: search, derive, train oder export</translation>
    </message>
    <message>
        <source>Take commands from other programs through the run folder: see pathloom-cli command</source>
        <translation>Befehle anderer Programme über den Ordner des Laufs annehmen: siehe pathloom-cli command</translation>
    </message>
    <message>
        <source>is for pathloom-cli search: a search in the window is steered in the window</source>
        <translation>ist für pathloom-cli search: Eine Suche im Fenster wird im Fenster gelenkt</translation>
    </message>
    <message>
        <source>JSON file with commands and the steps at which they take effect: what &apos;describe RUN --json&apos; prints, or its list of commands alone</source>
        <translation>JSON-Datei mit Befehlen und den Schritten, bei denen sie wirken: was „describe LAUF --json“ ausgibt oder nur dessen Liste von Befehlen</translation>
    </message>
    <message>
        <source>is for pathloom-cli search, whose run can be watched in the window meanwhile</source>
        <translation>ist für pathloom-cli search, dessen Lauf sich derweil im Fenster beobachten lässt</translation>
    </message>
    <message>
        <source>No progress</source>
        <translation>Kein Fortschritt</translation>
    </message>
    <message>
        <source>is for pathloom-cli search: the window prints no progress</source>
        <translation>ist für pathloom-cli search: Das Fenster gibt keinen Fortschritt aus</translation>
    </message>
    <message>
        <source>Print the result as JSON on standard output</source>
        <translation>Das Ergebnis als JSON auf die Standardausgabe schreiben</translation>
    </message>
    <message>
        <source>is for pathloom-cli search: the window prints no result</source>
        <translation>ist für pathloom-cli search: Das Fenster gibt kein Ergebnis aus</translation>
    </message>
    <message>
        <source>SPACE</source>
        <translation>RAUM</translation>
    </message>
    <message>
        <source>DATA</source>
        <translation>DATEN</translation>
    </message>
    <message>
        <source>COUNT</source>
        <translation>ANZAHL</translation>
    </message>
    <message>
        <source>TARGET</source>
        <translation>ZIEL</translation>
    </message>
    <message>
        <source>METHOD</source>
        <translation>METHODE</translation>
    </message>
    <message>
        <source>MS</source>
        <translation>MS</translation>
    </message>
    <message>
        <source>SEED</source>
        <translation>STARTWERT</translation>
    </message>
    <message>
        <source>DEVICE</source>
        <translation>GERÄT</translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation>ORDNER</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>KEY=VALUE</source>
        <translation>SCHLÜSSEL=WERT</translation>
    </message>
    <message>
        <source>STAGE</source>
        <translation>STUFE</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>holds no evaluated architecture without a pruned path</source>
        <translation>enthält keine ausgewertete Architektur ohne gestutzten Pfad</translation>
    </message>
    <message>
        <source>random search evaluates another one at the end of each epoch</source>
        <translation>die Zufallssuche wertet am Ende jeder Epoche eine weitere aus</translation>
    </message>
    <message>
        <source>holds no evaluated architecture yet</source>
        <translation>enthält noch keine ausgewertete Architektur</translation>
    </message>
    <message>
        <source>random search has one after its first epoch</source>
        <translation>die Zufallssuche hat nach ihrer ersten Epoche eine</translation>
    </message>
    <message>
        <source>%1 starts from the supernet&apos;s weights at step %2, %3 steps after the one it was taken from: no checkpoint is nearer.</source>
        <translation>%1 beginnt mit den Gewichten des Supernetzes bei Schritt %2, %3 Schritte nach dem, aus dem es genommen wurde: Kein Kontrollpunkt liegt näher.</translation>
    </message>
    <message>
        <source>%1 starts from the supernet&apos;s weights at step %2, %3 steps before the one it was taken from: no checkpoint is nearer.</source>
        <translation>%1 beginnt mit den Gewichten des Supernetzes bei Schritt %2, %3 Schritte vor dem, aus dem es genommen wurde: Kein Kontrollpunkt liegt näher.</translation>
    </message>
    <message>
        <source>%1: network %2</source>
        <translation>%1: Netz %2</translation>
    </message>
    <message>
        <source>recalibration needs inherited weights</source>
        <translation>das Nachstellen braucht geerbte Gewichte</translation>
    </message>
    <message>
        <source>was made for other images than the data set holds</source>
        <translation>wurde für andere Bilder gemacht, als der Datensatz enthält</translation>
    </message>
    <message>
        <source>another network</source>
        <translation>ein anderes Netz</translation>
    </message>
    <message>
        <source>another search space</source>
        <translation>ein anderer Suchraum</translation>
    </message>
    <message>
        <source>checkpoint of a training</source>
        <translation>Kontrollpunkt eines Trainings</translation>
    </message>
    <message>
        <source>checkpoint of a search</source>
        <translation>Kontrollpunkt einer Suche</translation>
    </message>
    <message>
        <source>delete the folder of this file to train from the beginning</source>
        <translation>den Ordner dieser Datei löschen, um von vorn zu trainieren</translation>
    </message>
    <message>
        <source>exists and is no folder</source>
        <translation>existiert und ist kein Ordner</translation>
    </message>
    <message>
        <source>takes no commands from other programs</source>
        <translation>nimmt keine Befehle von anderen Programmen an</translation>
    </message>
    <message>
        <source>its search must be started with --accept-commands</source>
        <translation>seine Suche muss mit --accept-commands begonnen werden</translation>
    </message>
    <message>
        <source>cannot be made: %1</source>
        <translation>lässt sich nicht anlegen: %1</translation>
    </message>
    <message>
        <source>cannot be removed: %1</source>
        <translation>lässt sich nicht entfernen: %1</translation>
    </message>
    <message>
        <source>remove this folder, which an interrupted search has left</source>
        <translation>diesen Ordner entfernen, den eine unterbrochene Suche zurückgelassen hat</translation>
    </message>
    <message>
        <source>is not being searched by any program, so nobody takes commands</source>
        <translation>wird gerade von keinem Programm gesucht, also nimmt niemand Befehle an</translation>
    </message>
    <message>
        <source>is damaged: a snapshot of the path probabilities does not fit the search space</source>
        <translation>ist beschädigt: Eine Aufnahme der Pfadwahrscheinlichkeiten passt nicht zum Suchraum</translation>
    </message>
    <message>
        <source>is damaged: it lacks the entry &apos;%1&apos;</source>
        <translation>ist beschädigt: Der Eintrag „%1“ fehlt</translation>
    </message>
    <message>
        <source>is damaged: its entry &apos;%1&apos; is no whole number, but &apos;%2&apos;</source>
        <translation>ist beschädigt: Der Eintrag „%1“ ist keine ganze Zahl, sondern „%2“</translation>
    </message>
    <message>
        <source>is damaged: it lists a command that is no act</source>
        <translation>ist beschädigt: Aufgeführt ist ein Befehl, der keine Handlung ist</translation>
    </message>
    <message>
        <source>another network of the run is called &apos;%1&apos;, which was deleted and can be brought back</source>
        <translation>ein anderes Netz des Laufs heißt „%1“; es wurde gelöscht und lässt sich zurückholen</translation>
    </message>
    <message>
        <source>another network of the run is called &apos;%1&apos;</source>
        <translation>ein anderes Netz des Laufs heißt „%1“</translation>
    </message>
    <message>
        <source>files of %1 would be written over by those of a network called &apos;%2&apos;</source>
        <translation>Dateien von %1 würden von denen eines Netzes namens „%2“ überschrieben</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be the name of a network</source>
        <translation>„%1“ kann nicht der Name eines Netzes sein</translation>
    </message>
    <message>
        <source>at most %1 characters, without slashes and not beginning with a dot</source>
        <translation>höchstens %1 Zeichen, ohne Schrägstriche und nicht mit einem Punkt beginnend</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the name of another network, or will be that of a later one</source>
        <translation>„%1“ ist der Name eines anderen Netzes oder wird der eines späteren</translation>
    </message>
    <message>
        <source>is not understood; another version of Pathloom may have written it</source>
        <translation>ist nicht zu verstehen; vielleicht hat es eine andere Version von Pathloom geschrieben</translation>
    </message>
    <message>
        <source>has no derived network with the number %1</source>
        <translation>hat kein abgeleitetes Netz mit der Nummer %1</translation>
    </message>
    <message>
        <source>it has none yet</source>
        <translation>es hat noch keines</translation>
    </message>
    <message>
        <source>it has %1</source>
        <translation>es hat %1</translation>
    </message>
    <message>
        <source>a snapshot of the path probabilities does not fit those before it</source>
        <translation>eine Aufnahme der Pfadwahrscheinlichkeiten passt nicht zu denen davor</translation>
    </message>
    <message>
        <source>a snapshot of the path probabilities does not fit the search space</source>
        <translation>eine Aufnahme der Pfadwahrscheinlichkeiten passt nicht zum Suchraum</translation>
    </message>
    <message>
        <source>the images of this run in %1</source>
        <translation>die Bilder dieses Laufs in %1</translation>
    </message>
    <message>
        <source>the images of this run</source>
        <translation>die Bilder dieses Laufs</translation>
    </message>
    <message>
        <source>if they were moved, say where to: --data of resume, train and replay</source>
        <translation>falls sie verschoben wurden, sagen, wohin: --data von resume, train und replay</translation>
    </message>
    <message>
        <source>the images are not those that the search began with: %1</source>
        <translation>die Bilder sind nicht die, mit denen die Suche begann: %1</translation>
    </message>
    <message>
        <source>the images in %1 are not those that the search began with: %2</source>
        <translation>die Bilder in %1 sind nicht die, mit denen die Suche begann: %2</translation>
    </message>
    <message>
        <source>these measure %1 x %2 pixels with %3 channel, those %4 x %5 pixels with %6 channel</source>
        <translation>diese haben %1 x %2 Pixel mit %3 Kanal, jene %4 x %5 Pixel mit %6 Kanal</translation>
    </message>
    <message>
        <source>these measure %1 x %2 pixels with %3 channel, those %4 x %5 pixels with %6 channels</source>
        <translation>diese haben %1 x %2 Pixel mit %3 Kanal, jene %4 x %5 Pixel mit %6 Kanälen</translation>
    </message>
    <message>
        <source>these measure %1 x %2 pixels with %3 channels, those %4 x %5 pixels with %6 channel</source>
        <translation>diese haben %1 x %2 Pixel mit %3 Kanälen, jene %4 x %5 Pixel mit %6 Kanal</translation>
    </message>
    <message>
        <source>these measure %1 x %2 pixels with %3 channels, those %4 x %5 pixels with %6 channels</source>
        <translation>diese haben %1 x %2 Pixel mit %3 Kanälen, jene %4 x %5 Pixel mit %6 Kanälen</translation>
    </message>
    <message>
        <source>these have %1 classes, those %2</source>
        <translation>diese haben %1 Klassen, jene %2</translation>
    </message>
    <message>
        <source>these are &apos;%1&apos;, those &apos;%2&apos;</source>
        <translation>diese sind „%1“, jene „%2“</translation>
    </message>
    <message>
        <source>--data says where those are</source>
        <translation>--data sagt, wo jene sind</translation>
    </message>
    <message>
        <source>is no origin of a latency</source>
        <translation>ist keine Herkunft einer Latenz</translation>
    </message>
    <message>
        <source>cannot be locked for writing: %1</source>
        <translation>lässt sich nicht zum Schreiben sperren: %1</translation>
    </message>
    <message>
        <source>its file system knows no locks; move the run to another one</source>
        <translation>sein Dateisystem kennt keine Sperren; den Lauf auf ein anderes verschieben</translation>
    </message>
    <message>
        <source>the last step, %1, lies before the first, %2</source>
        <translation>der letzte Schritt, %1, liegt vor dem ersten, %2</translation>
    </message>
    <message>
        <source>%1 frames are none</source>
        <translation>%1 Bilder sind keine</translation>
    </message>
    <message>
        <source>was left in the middle of a write, which has to be undone before it can be read</source>
        <translation>wurde mitten in einem Schreibvorgang verlassen, der rückgängig gemacht werden muss, bevor er sich lesen lässt</translation>
    </message>
    <message>
        <source>copy the run to a folder that can be written</source>
        <translation>den Lauf in einen Ordner kopieren, in dem sich schreiben lässt</translation>
    </message>
    <message>
        <source>cannot be written: the disk is full</source>
        <translation>lässt sich nicht schreiben: Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>make room; nothing written before is lost</source>
        <translation>Platz schaffen; was vorher geschrieben wurde, ist nicht verloren</translation>
    </message>
    <message>
        <source>files in checkpoints and networks beside it may still be whole</source>
        <translation>Dateien in checkpoints und networks daneben können noch heil sein</translation>
    </message>
    <message>
        <source>check the permissions of the folder</source>
        <translation>die Rechte des Ordners prüfen</translation>
    </message>
    <message>
        <source>is locked by another program</source>
        <translation>ist von einem anderen Programm gesperrt</translation>
    </message>
    <message>
        <source>cannot be used: %1</source>
        <translation>lässt sich nicht benutzen: %1</translation>
    </message>
    <message>
        <source>is no folder, so no run</source>
        <translation>ist kein Ordner, also kein Lauf</translation>
    </message>
    <message>
        <source>is no run folder: it holds no run.db</source>
        <translation>ist kein Ordner eines Laufs: Er enthält keine run.db</translation>
    </message>
    <message>
        <source>is no run of Pathloom</source>
        <translation>ist kein Lauf von Pathloom</translation>
    </message>
    <message>
        <source>has format version %1, newer than this program understands (%2)</source>
        <translation>hat die Formatversion %1, neuer als dieses Programm versteht (%2)</translation>
    </message>
    <message>
        <source>has format version %1, which never existed</source>
        <translation>hat die Formatversion %1, die es nie gab</translation>
    </message>
    <message>
        <source>is gone</source>
        <translation>ist fort</translation>
    </message>
    <message>
        <source>bring the folder back where it was</source>
        <translation>den Ordner dorthin zurückbringen, wo er war</translation>
    </message>
    <message>
        <source>holds another run than the one that was opened</source>
        <translation>enthält einen anderen Lauf als den geöffneten</translation>
    </message>
    <message>
        <source>bring the right folder back</source>
        <translation>den richtigen Ordner zurückbringen</translation>
    </message>
    <message>
        <source>was opened for reading only; events cannot be recorded</source>
        <translation>wurde nur zum Lesen geöffnet; Ereignisse lassen sich nicht aufzeichnen</translation>
    </message>
    <message>
        <source>was opened for reading only</source>
        <translation>wurde nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>kein Speicher mehr</translation>
    </message>
    <message>
        <source>The run says that it is &apos;%1&apos;, a state that this program does not know. %2</source>
        <translation>Der Lauf sagt, er sei „%1“, ein Zustand, den dieses Programm nicht kennt. %2</translation>
    </message>
    <message>
        <source>The run says that it is &apos;%1&apos;, a state that this program does not know.</source>
        <translation>Der Lauf sagt, er sei „%1“, ein Zustand, den dieses Programm nicht kennt.</translation>
    </message>
    <message>
        <source>holds nothing that could be brought back</source>
        <translation>enthält nichts, was sich zurückholen ließe</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no stage of the work on a run</source>
        <translation>„%1“ ist keine Stufe der Arbeit an einem Lauf</translation>
    </message>
    <message>
        <source>name another folder for the report</source>
        <translation>einen anderen Ordner für den Bericht nennen</translation>
    </message>
    <message>
        <source>PATHLOOM_KERNELS is &apos;%1&apos;, but this processor can run %2</source>
        <translation>PATHLOOM_KERNELS ist „%1“, dieser Prozessor kann aber %2 ausführen</translation>
    </message>
    <message>
        <source>the backward pass of a convolution chain runs once only</source>
        <translation>der Rückwärtsgang einer Kette von Faltungen läuft nur einmal</translation>
    </message>
    <message>
        <source>a convolution of %1 channels cannot read a map of %2</source>
        <translation>eine Faltung von %1 Kanälen kann keine Karte von %2 lesen</translation>
    </message>
    <message>
        <source>a weight of a convolution lies scattered in memory</source>
        <translation>ein Gewicht einer Faltung liegt verstreut im Speicher</translation>
    </message>
    <message>
        <source>the number of pixels does not fit the network&apos;s input</source>
        <translation>die Zahl der Pixel passt nicht zum Eingang des Netzes</translation>
    </message>
    <message>
        <source>holds a loss scale that cannot be</source>
        <translation>enthält eine Skalierung des Verlusts, die es nicht geben kann</translation>
    </message>
    <message>
        <source>layer kind without a forward pass</source>
        <translation>Art von Schicht ohne Vorwärtsgang</translation>
    </message>
    <message>
        <source>is missing among the weights</source>
        <translation>fehlt unter den Gewichten</translation>
    </message>
    <message>
        <source>has shape %1 (%2 values), but the network needs %3</source>
        <translation>hat die Form %1 (%2 Werte), das Netz braucht aber %3</translation>
    </message>
    <message>
        <source>has shape %1, but the network needs %2</source>
        <translation>hat die Form %1, das Netz braucht aber %2</translation>
    </message>
    <message>
        <source>holds a value that is not finite</source>
        <translation>enthält einen Wert, der nicht endlich ist</translation>
    </message>
    <message>
        <source>opset must lie between %1 and %2, not %3</source>
        <translation>opset muss zwischen %1 und %2 liegen, nicht %3</translation>
    </message>
    <message>
        <source>its batch dimension is not free</source>
        <translation>seine Stapeldimension ist nicht frei</translation>
    </message>
    <message>
        <source>cannot be read back as an ONNX file</source>
        <translation>lässt sich nicht als ONNX-Datei zurücklesen</translation>
    </message>
    <message>
        <source>the exported model does not pass the ONNX checker: %1</source>
        <translation>das exportierte Modell besteht die Prüfung von ONNX nicht: %1</translation>
    </message>
    <message>
        <source>ONNX infers the shape %1 where the network has %2</source>
        <translation>ONNX leitet die Form %1 ab, wo das Netz %2 hat</translation>
    </message>
    <message>
        <source>%1 cannot run this network: %2</source>
        <translation>%1 kann dieses Netz nicht ausführen: %2</translation>
    </message>
    <message>
        <source>%1 computes something else from this file (its logits differ by %2); none agrees with LibTorch</source>
        <translation>%1 berechnet aus dieser Datei etwas anderes (seine Logits weichen um %2 ab); keines stimmt mit LibTorch überein</translation>
    </message>
    <message>
        <source>%1 computes something else from this file (its logits differ by %2); %3 agrees with LibTorch</source>
        <translation>%1 berechnet aus dieser Datei etwas anderes (seine Logits weichen um %2 ab); %3 stimmt mit LibTorch überein</translation>
    </message>
    <message>
        <source>%1 computes something else from this file (its logits differ by %2); %3 agree with LibTorch</source>
        <translation>%1 berechnet aus dieser Datei etwas anderes (seine Logits weichen um %2 ab); %3 stimmen mit LibTorch überein</translation>
    </message>
    <message>
        <source>the exported network differs from the trained one by %1 in its logits when run by %2, more than %3 allows</source>
        <translation>das exportierte Netz weicht, von %2 ausgeführt, in seinen Logits um %1 vom trainierten ab, mehr als %3 zulässt</translation>
    </message>
    <message>
        <source>with LibTorch agrees %1</source>
        <translation>mit LibTorch stimmt überein: %1</translation>
    </message>
    <message>
        <source>Pathloom&apos;s evaluation by the ONNX standard</source>
        <translation>Pathlooms Auswertung nach dem ONNX-Standard</translation>
    </message>
    <message>
        <source>the network&apos;s logits are not finite on random images</source>
        <translation>die Logits des Netzes sind auf Zufallsbildern nicht endlich</translation>
    </message>
    <message>
        <source>the network is larger than the 2 GiB that one ONNX file can hold</source>
        <translation>das Netz ist größer als die 2 GiB, die eine ONNX-Datei fasst</translation>
    </message>
    <message>
        <source>a layer of this kind has no ONNX form</source>
        <translation>eine Schicht dieser Art hat keine Form in ONNX</translation>
    </message>
    <message>
        <source>this activation has no ONNX form</source>
        <translation>diese Aktivierung hat keine Form in ONNX</translation>
    </message>
    <message>
        <source>holds the negative variance %1</source>
        <translation>enthält die negative Varianz %1</translation>
    </message>
    <message>
        <source>there are %1 class names for %2 classes</source>
        <translation>es gibt %1 Klassennamen für %2 Klassen</translation>
    </message>
    <message>
        <source>the normalisation of its images is not known, so it cannot go into the file</source>
        <translation>die Normalisierung seiner Bilder ist nicht bekannt und kann deshalb nicht in die Datei</translation>
    </message>
    <message>
        <source>the normalisation must have one mean and one deviation for each of %1 channels</source>
        <translation>die Normalisierung muss für jeden von %1 Kanälen einen Mittelwert und eine Abweichung haben</translation>
    </message>
    <message>
        <source>the normalisation of channel %1 is not finite or not above 0</source>
        <translation>die Normalisierung von Kanal %1 ist nicht endlich oder nicht über 0</translation>
    </message>
    <message>
        <source>is a key that the export itself writes into the metadata</source>
        <translation>ist ein Schlüssel, den der Export selbst in die Metadaten schreibt</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no input of an ONNX file; there are %2</source>
        <translation>„%1“ ist keine Eingabe einer ONNX-Datei; es gibt %2</translation>
    </message>
    <message>
        <source>32-bit numbers, channel by channel</source>
        <translation>32-Bit-Zahlen, Kanal für Kanal</translation>
    </message>
    <message>
        <source>bytes from 0 to 255, pixel by pixel</source>
        <translation>Bytes von 0 bis 255, Pixel für Pixel</translation>
    </message>
    <message>
        <source>bytes from 0 to 255, channel by channel</source>
        <translation>Bytes von 0 bis 255, Kanal für Kanal</translation>
    </message>
    <message>
        <source>casts to other numbers than float32</source>
        <translation>wandelt in andere Zahlen als float32 um</translation>
    </message>
    <message>
        <source>orders other dimensions than arrive</source>
        <translation>ordnet andere Dimensionen, als ankommen</translation>
    </message>
    <message>
        <source>has dilations, or weights for another number of channels</source>
        <translation>hat gespreizte Kerne oder Gewichte für eine andere Zahl von Kanälen</translation>
    </message>
    <message>
        <source>its shape does not hold the values that arrive</source>
        <translation>seine Form fasst die ankommenden Werte nicht</translation>
    </message>
    <message>
        <source>scales or turns its inputs</source>
        <translation>skaliert oder dreht seine Eingänge</translation>
    </message>
    <message>
        <source>its matrices do not fit each other</source>
        <translation>seine Matrizen passen nicht zueinander</translation>
    </message>
    <message>
        <source>its operands do not fit each other</source>
        <translation>seine Operanden passen nicht zueinander</translation>
    </message>
    <message>
        <source>the operator %1 is not known here</source>
        <translation>der Operator %1 ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>takes maps of four dimensions, not %1</source>
        <translation>nimmt Karten mit vier Dimensionen, nicht %1</translation>
    </message>
    <message>
        <source>its values do not fill its shape</source>
        <translation>seine Werte füllen seine Form nicht</translation>
    </message>
    <message>
        <source>takes other images</source>
        <translation>nimmt andere Bilder</translation>
    </message>
    <message>
        <source>nothing gives its input %1</source>
        <translation>nichts liefert seinen Eingang %1</translation>
    </message>
    <message>
        <source>%1 reads the bounds of Clip only as attributes; for it they were turned into such in memory, in the form of opset %2</source>
        <translation>%1 liest die Grenzen von Clip nur als Attribute; dafür wurden sie im Speicher zu solchen gemacht, in der Form von opset %2</translation>
    </message>
    <message>
        <source>%1 cannot read this network: %2</source>
        <translation>%1 kann dieses Netz nicht lesen: %2</translation>
    </message>
    <message>
        <source>was given another number of pixels than its input takes</source>
        <translation>bekam eine andere Zahl von Pixeln, als sein Eingang nimmt</translation>
    </message>
    <message>
        <source>cannot be loaded: %1</source>
        <translation>lässt sich nicht laden: %1</translation>
    </message>
    <message>
        <source>ONNX Runtime for this machine&apos;s architecture is needed</source>
        <translation>nötig ist ONNX Runtime für die Architektur dieses Rechners</translation>
    </message>
    <message>
        <source>is no ONNX Runtime, it has no function OrtGetApiBase</source>
        <translation>ist kein ONNX Runtime, ihm fehlt die Funktion OrtGetApiBase</translation>
    </message>
    <message>
        <source>is ONNX Runtime %1, this program needs 1.%2 or a later 1.x</source>
        <translation>ist ONNX Runtime %1, dieses Programm braucht 1.%2 oder ein späteres 1.x</translation>
    </message>
    <message>
        <source>there is no runtime &apos;%1&apos;</source>
        <translation>es gibt keine Laufzeit „%1“</translation>
    </message>
    <message>
        <source>this LibTorch finds no CUDA device</source>
        <translation>dieses LibTorch findet kein CUDA-Gerät</translation>
    </message>
    <message>
        <source>delete it, and choose the folder of ONNX Runtime again</source>
        <translation>sie löschen und den Ordner von ONNX Runtime noch einmal wählen</translation>
    </message>
    <message>
        <source>is no runtime</source>
        <translation>ist keine Laufzeit</translation>
    </message>
    <message>
        <source>Graphviz could not be started</source>
        <translation>Graphviz ließ sich nicht starten</translation>
    </message>
    <message>
        <source>Graphviz could not lay out the graph: %1</source>
        <translation>Graphviz konnte den Graphen nicht anordnen: %1</translation>
    </message>
    <message>
        <source>Graphviz could not lay out the graph</source>
        <translation>Graphviz konnte den Graphen nicht anordnen</translation>
    </message>
    <message>
        <source>gnuplot is not installed, so no plots can be drawn</source>
        <translation>gnuplot ist nicht installiert, also lassen sich keine Kurven zeichnen</translation>
    </message>
    <message>
        <source>gnuplot cannot be started: %1</source>
        <translation>gnuplot lässt sich nicht starten: %1</translation>
    </message>
    <message>
        <source>gnuplot failed: %1</source>
        <translation>gnuplot scheiterte: %1</translation>
    </message>
    <message>
        <source>Every checkpoint is damaged; the search starts again from its beginning, with the same commands.</source>
        <translation>Alle Kontrollpunkte sind beschädigt; die Suche beginnt noch einmal von vorn, mit denselben Befehlen.</translation>
    </message>
    <message>
        <source>the stored architecture parameters belong to another search space</source>
        <translation>die gespeicherten Architekturparameter gehören zu einem anderen Suchraum</translation>
    </message>
    <message>
        <source>must not be below 0, but is %1</source>
        <translation>darf nicht unter 0 liegen, ist aber %1</translation>
    </message>
    <message>
        <source>must be a list of commands with their steps, or have one under the key &apos;commands&apos;</source>
        <translation>muss eine Liste von Befehlen mit ihren Schritten sein oder eine unter dem Schlüssel „commands“ haben</translation>
    </message>
    <message>
        <source>%1: entry %2</source>
        <translation>%1: Eintrag %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no command; there are %2</source>
        <translation>„%1“ ist kein Befehl; es gibt %2</translation>
    </message>
    <message>
        <source>must be a list of [block, candidate], but holds %1</source>
        <translation>muss eine Liste von [Block, Kandidat] sein, enthält aber %1</translation>
    </message>
    <message>
        <source>must be a list of [block, candidate]</source>
        <translation>muss eine Liste von [Block, Kandidat] sein</translation>
    </message>
    <message>
        <source>an event of kind &apos;%1&apos; has no JSON form</source>
        <translation>ein Ereignis der Art „%1“ hat keine Form in JSON</translation>
    </message>
    <message>
        <source>event &apos;%1&apos;</source>
        <translation>Ereignis „%1“</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no %2</source>
        <translation>„%1“: kein Wert für %2</translation>
    </message>
    <message>
        <source>message level</source>
        <translation>Stufe einer Meldung</translation>
    </message>
    <message>
        <source>phase of a run</source>
        <translation>Phase eines Laufs</translation>
    </message>
    <message>
        <source>mul#log needs an expected latency (%1 ms) and a budget (%2 ms) above 1 ms</source>
        <translation>mul#log braucht eine erwartete Latenz (%1 ms) und ein Budget (%2 ms) über 1 ms</translation>
    </message>
    <message>
        <source>use hinge or add#linear for latencies this small</source>
        <translation>für so kleine Latenzen hinge oder add#linear nehmen</translation>
    </message>
    <message>
        <source>%1: a search that comes next</source>
        <translation>%1: eine Suche, die als Nächstes kommt</translation>
    </message>
    <message>
        <source>recommended settings of the space &apos;%1&apos;</source>
        <translation>empfohlene Einstellungen des Raums „%1“</translation>
    </message>
    <message>
        <source>was searched with %1 = %2, which this program does not know</source>
        <translation>wurde mit %1 = %2 gesucht, das dieses Programm nicht kennt</translation>
    </message>
    <message>
        <source>recorded command</source>
        <translation>aufgezeichneter Befehl</translation>
    </message>
    <message>
        <source>was written by an older Pathloom, which kept too little to go on from</source>
        <translation>wurde von einem älteren Pathloom geschrieben, das zu wenig aufhob, um fortzusetzen</translation>
    </message>
    <message>
        <source>derive and train its networks, or start the search anew</source>
        <translation>seine Netze ableiten und trainieren oder die Suche neu beginnen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not of the form key=value</source>
        <translation>„%1“ hat nicht die Form Schlüssel=Wert</translation>
    </message>
    <message>
        <source>the settings must be an object of key and value</source>
        <translation>die Einstellungen müssen ein Objekt aus Schlüsseln und Werten sein</translation>
    </message>
    <message>
        <source>the loss is no longer a finite number</source>
        <translation>der Verlust ist keine endliche Zahl mehr</translation>
    </message>
    <message>
        <source>the last checkpoint is kept: go on from there with lower learning rates</source>
        <translation>der letzte Kontrollpunkt bleibt: von dort mit kleineren Lernraten fortsetzen</translation>
    </message>
    <message>
        <source>computes on CUDA, and %1</source>
        <translation>rechnet auf CUDA, und %1</translation>
    </message>
    <message>
        <source>pathloom-cli resume RUN --device cpu goes on without it, though not bit for bit</source>
        <translation>pathloom-cli resume LAUF --device cpu setzt ohne es fort, allerdings nicht Bit für Bit</translation>
    </message>
    <message>
        <source>the setting &apos;%1&apos; is not known to this program</source>
        <translation>die Einstellung „%1“ kennt dieses Programm nicht</translation>
    </message>
    <message>
        <source>the command &apos;%1&apos;, asked for later, is not known to this program</source>
        <translation>den später verlangten Befehl „%1“ kennt dieses Programm nicht</translation>
    </message>
    <message>
        <source>there is no candidate %1 in choice block %2</source>
        <translation>es gibt keinen Kandidaten %1 in Wahlblock %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; changes neither paths nor settings</source>
        <translation>„%1“ ändert weder Pfade noch Einstellungen</translation>
    </message>
    <message>
        <source>names candidate %1 of choice block %2, which this space does not have</source>
        <translation>nennt Kandidat %1 von Wahlblock %2, den dieser Raum nicht hat</translation>
    </message>
    <message>
        <source>command &apos;%1&apos; at step %2</source>
        <translation>Befehl „%1“ bei Schritt %2</translation>
    </message>
    <message>
        <source>command &apos;%1&apos;</source>
        <translation>Befehl „%1“</translation>
    </message>
    <message>
        <source>takes an act back that the run does not know</source>
        <translation>nimmt eine Handlung zurück, die der Lauf nicht kennt</translation>
    </message>
    <message>
        <source>belongs to another search space</source>
        <translation>gehört zu einem anderen Suchraum</translation>
    </message>
    <message>
        <source>Conv %1</source>
        <translation>Faltung %1</translation>
    </message>
    <message>
        <source>MBConv %1, expand %2</source>
        <translation>MBConv %1, Expansion %2</translation>
    </message>
    <message>
        <source>Max pool %1</source>
        <translation>Max-Pooling %1</translation>
    </message>
    <message>
        <source>there is no shipped network &apos;%1&apos;</source>
        <translation>es gibt kein mitgeliefertes Netz „%1“</translation>
    </message>
    <message>
        <source>there are %1</source>
        <translation>es gibt %1</translation>
    </message>
    <message>
        <source>its last map is %1 pixels wide</source>
        <translation>seine letzte Karte ist %1 Pixel breit</translation>
    </message>
    <message>
        <source>has no linear layer whose outputs could become the classes</source>
        <translation>hat keine lineare Schicht, deren Ausgänge die Klassen werden könnten</translation>
    </message>
    <message>
        <source>cannot take images of %1x%2x%3: %4</source>
        <translation>kann keine Bilder von %1x%2x%3 nehmen: %4</translation>
    </message>
    <message>
        <source>the images are too small even without its strides</source>
        <translation>die Bilder sind selbst ohne seine Schrittweiten zu klein</translation>
    </message>
    <message>
        <source>has no candidate number %1</source>
        <translation>hat keinen Kandidaten mit der Nummer %1</translation>
    </message>
    <message>
        <source>the architecture has %1 words, but the space &apos;%2&apos; has %3 choice blocks</source>
        <translation>die Architektur hat %1 Wörter, der Raum „%2“ aber %3 Wahlblöcke</translation>
    </message>
    <message>
        <source>has no candidate &apos;%1&apos;</source>
        <translation>hat keinen Kandidaten „%1“</translation>
    </message>
    <message>
        <source>has no input</source>
        <translation>hat keinen Eingang</translation>
    </message>
    <message>
        <source>input %1 is not an earlier block</source>
        <translation>der Eingang %1 ist kein früherer Block</translation>
    </message>
    <message>
        <source>adds inputs of different shapes, %1 and %2</source>
        <translation>addiert Eingänge verschiedener Formen, %1 und %2</translation>
    </message>
    <message>
        <source>has no blocks</source>
        <translation>hat keine Blöcke</translation>
    </message>
    <message>
        <source>the name &apos;%1&apos; of block %2 is empty or used twice</source>
        <translation>der Name „%1“ von Block %2 ist leer oder zweimal vergeben</translation>
    </message>
    <message>
        <source>a skip takes no shortcut: it passes its input on itself</source>
        <translation>ein Auslassen nimmt keine Abkürzung: Es gibt seinen Eingang selbst weiter</translation>
    </message>
    <message>
        <source>its shortcut cannot add %1 to %2</source>
        <translation>seine Abkürzung kann %1 nicht zu %2 addieren</translation>
    </message>
    <message>
        <source>the last block gives %1, not %2 logits</source>
        <translation>der letzte Block ergibt %1, nicht %2 Logits</translation>
    </message>
    <message>
        <source>must be relu6, relu or none, not &apos;%1&apos;</source>
        <translation>muss relu6, relu oder none sein, nicht „%1“</translation>
    </message>
    <message>
        <source>is wrong: %1</source>
        <translation>ist falsch: %1</translation>
    </message>
    <message>
        <source>has no meaning for &apos;%1&apos;</source>
        <translation>hat für „%1“ keine Bedeutung</translation>
    </message>
    <message>
        <source>says another thing than &apos;op&apos;, which is &apos;%1&apos;</source>
        <translation>sagt etwas anderes als „op“, das „%1“ ist</translation>
    </message>
    <message>
        <source>operator kind without a catalogue entry</source>
        <translation>Art von Operator ohne Eintrag im Katalog</translation>
    </message>
    <message>
        <source>kernel must be odd and between 1 and 31, not %1</source>
        <translation>der Kern muss ungerade sein und zwischen 1 und 31 liegen, nicht %1</translation>
    </message>
    <message>
        <source>stride must lie between 1 and 8, not %1</source>
        <translation>die Schrittweite muss zwischen 1 und 8 liegen, nicht %1</translation>
    </message>
    <message>
        <source>expansion must lie above 0 and up to 32, not %1</source>
        <translation>die Expansion muss über 0 liegen und höchstens 32 sein, nicht %1</translation>
    </message>
    <message>
        <source>channels must lie between 1 and 65536, not %1</source>
        <translation>die Kanäle müssen zwischen 1 und 65536 liegen, nicht %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in &apos;%2&apos; is not an attribute of this operator</source>
        <translation>„%1“ in „%2“ ist keine Eigenschaft dieses Operators</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in &apos;%2&apos; says again what another word says</source>
        <translation>„%1“ in „%2“ sagt noch einmal, was ein anderes Wort sagt</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not an operator</source>
        <translation>„%1“ ist kein Operator</translation>
    </message>
    <message>
        <source>examples: k3e6, skip, conv k3 s2 c32, mbconv k5 e3</source>
        <translation>Beispiele: k3e6, skip, conv k3 s2 c32, mbconv k5 e3</translation>
    </message>
    <message>
        <source>a linear layer needs a 1x1 map, not %1x%2</source>
        <translation>eine lineare Schicht braucht eine Karte von 1x1, nicht %1x%2</translation>
    </message>
    <message>
        <source>put a global pool before it</source>
        <translation>ein globales Mittel davor setzen</translation>
    </message>
    <message>
        <source>%1 leaves nothing of a %2x%3 map</source>
        <translation>%1 lässt von einer Karte von %2x%3 nichts übrig</translation>
    </message>
    <message>
        <source>is %1, but &apos;%2&apos; says another one</source>
        <translation>ist %1, aber „%2“ sagt etwas anderes</translation>
    </message>
    <message>
        <source>is %1, but &apos;%2&apos; says another number</source>
        <translation>ist %1, aber „%2“ nennt eine andere Zahl</translation>
    </message>
    <message>
        <source>hold no block with more than one candidate, so there is nothing to search</source>
        <translation>enthalten keinen Block mit mehr als einem Kandidaten, also gibt es nichts zu suchen</translation>
    </message>
    <message>
        <source>must be an object of settings</source>
        <translation>muss ein Objekt aus Einstellungen sein</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is neither a shipped search space (%2) nor a file</source>
        <translation>„%1“ ist weder ein mitgelieferter Suchraum (%2) noch eine Datei</translation>
    </message>
    <message>
        <source>leaves block &apos;%1&apos; nothing but skip, which needs equal shapes</source>
        <translation>lässt Block „%1“ nur das Auslassen, das gleiche Formen braucht</translation>
    </message>
    <message>
        <source>gives another shape than the block&apos;s other candidates</source>
        <translation>ergibt eine andere Form als die übrigen Kandidaten des Blocks</translation>
    </message>
    <message>
        <source>gives %1 channels, the block has %2</source>
        <translation>ergibt %1 Kanäle, der Block hat %2</translation>
    </message>
    <message>
        <source>candidate &apos;%1&apos; of block &apos;%2&apos;: %3</source>
        <translation>Kandidat „%1“ von Block „%2“: %3</translation>
    </message>
    <message>
        <source>names &apos;%1&apos; twice</source>
        <translation>nennt „%1“ zweimal</translation>
    </message>
    <message>
        <source>has another number of blocks or candidates than the path probabilities</source>
        <translation>hat eine andere Zahl von Blöcken oder Kandidaten als die Pfadwahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>no picture of the class &apos;%1&apos; can be read any more, the first one: %2</source>
        <translation>kein Bild der Klasse „%1“ lässt sich mehr lesen, das erste: %2</translation>
    </message>
    <message>
        <source>%1 of %2 pictures cannot be read any more, the first one: %3</source>
        <translation>%1 von %2 Bildern lassen sich nicht mehr lesen, das erste: %3</translation>
    </message>
    <message>
        <source>is the folder or disk that holds them still there?</source>
        <translation>ist der Ordner oder Datenträger noch da, auf dem sie liegen?</translation>
    </message>
    <message>
        <source>%1; and %2 more</source>
        <translation>%1; und %2 weitere</translation>
    </message>
    <message>
        <source>holds no pictures</source>
        <translation>enthält keine Bilder</translation>
    </message>
    <message>
        <source>%1 of %2 pictures cannot be read: %3</source>
        <translation>%1 von %2 Bildern lassen sich nicht lesen: %3</translation>
    </message>
    <message>
        <source>take them out; up to one in ten would be left out</source>
        <translation>sie herausnehmen; bis zu einem von zehn würde ausgelassen</translation>
    </message>
    <message>
        <source>Classes without training pictures are left out (%1 with %2 pictures): %3.</source>
        <translation>Klassen ohne Trainingsbilder bleiben weg (%1 mit %2 Bildern): %3.</translation>
    </message>
    <message>
        <source>holds no training pictures</source>
        <translation>enthält keine Trainingsbilder</translation>
    </message>
    <message>
        <source>holds a single class (%1); at least two are needed to learn anything</source>
        <translation>enthält nur eine Klasse (%1); um etwas zu lernen, braucht es mindestens zwei</translation>
    </message>
    <message>
        <source>holds %1 classes; at most %2 are possible</source>
        <translation>enthält %1 Klassen; höchstens %2 sind möglich</translation>
    </message>
    <message>
        <source>has no test pictures, and no class has two pictures of which one could be set apart</source>
        <translation>hat keine Testbilder, und keine Klasse hat zwei Bilder, von denen eines beiseitegelegt werden könnte</translation>
    </message>
    <message>
        <source>No test pictures are set apart: %1% of each class, but at least one of two pictures, were drawn for that (split_seed %2).</source>
        <translation>Keine Testbilder liegen bereit: Dafür wurden %1 % jeder Klasse, mindestens aber eins von zwei Bildern, gezogen (split_seed %2).</translation>
    </message>
    <message>
        <source>Pictures for training: %1, for validation: %2, for testing: %3.</source>
        <translation>Bilder zum Trainieren: %1, zum Validieren: %2, zum Testen: %3.</translation>
    </message>
    <message>
        <source>Training pictures of %1 classes: %2.</source>
        <translation>Trainingsbilder aus %1 Klassen: %2.</translation>
    </message>
    <message>
        <source>The validation pictures are held out for architecture steps, in place of a share of the training pictures.</source>
        <translation>Die Validierungsbilder werden für Architekturschritte zurückgehalten, anstelle eines Anteils der Trainingsbilder.</translation>
    </message>
    <message>
        <source>Classes with a single training picture: %1.</source>
        <translation>Klassen mit einem einzigen Trainingsbild: %1.</translation>
    </message>
    <message>
        <source>Pictures with the same content in different parts, which makes the accuracy look better than it is (%1): %2.</source>
        <translation>Bilder gleichen Inhalts in verschiedenen Teilen, was die Genauigkeit besser aussehen lässt, als sie ist (%1): %2.</translation>
    </message>
    <message>
        <source>Pictures with the same content in different classes (%1): %2.</source>
        <translation>Bilder gleichen Inhalts in verschiedenen Klassen (%1): %2.</translation>
    </message>
    <message>
        <source>The shorter sides of the pictures measure %1 to %2, half of them %3 or more, pixels: the network sees %4 x %5 pixels (the option size chooses another).</source>
        <translation>Die kürzeren Seiten der Bilder haben %1 bis %2, die Hälfte %3 oder mehr Pixel: Das Netz sieht %4 x %5 Pixel (die Option size wählt eine andere Größe).</translation>
    </message>
    <message>
        <source>The shorter sides of the pictures measure %1 to %2, half of them %3 or more, pixels: the network sees %4 x %5 pixels.</source>
        <translation>Die kürzeren Seiten der Bilder haben %1 bis %2, die Hälfte %3 oder mehr Pixel: Das Netz sieht %4 x %5 Pixel.</translation>
    </message>
    <message>
        <source>The shorter sides of the pictures measure %1 pixels: the network sees %2 x %3 pixels (the option size chooses another).</source>
        <translation>Die kürzeren Seiten der Bilder haben %1 Pixel: Das Netz sieht %2 x %3 Pixel (die Option size wählt eine andere Größe).</translation>
    </message>
    <message>
        <source>The shorter sides of the pictures measure %1 pixels: the network sees %2 x %3 pixels.</source>
        <translation>Die kürzeren Seiten der Bilder haben %1 Pixel: Das Netz sieht %2 x %3 Pixel.</translation>
    </message>
    <message>
        <source>All pictures are grey: the network sees one channel.</source>
        <translation>Alle Bilder sind grau: Das Netz sieht einen Kanal.</translation>
    </message>
    <message>
        <source>Files and folders left out (%1): %2.</source>
        <translation>Ausgelassene Dateien und Ordner (%1): %2.</translation>
    </message>
    <message>
        <source>Size for the net&amp;work</source>
        <translation>&amp;Größe für das Netz</translation>
    </message>
    <message>
        <source>Width and height of the images that the network sees: the shorter side of a picture becomes so long, and the centre is cut out</source>
        <translation>Breite und Höhe der Bilder, die das Netz sieht: Die kürzere Seite eines Bildes wird so lang, und die Mitte wird ausgeschnitten</translation>
    </message>
    <message>
        <source>Share for testin&amp;g</source>
        <translation>Anteil zum &amp;Testen</translation>
    </message>
    <message>
        <source>Share of each class that is set apart where the pictures have no test part of their own</source>
        <translation>Anteil jeder Klasse, der beiseitegelegt wird, wo die Bilder keinen eigenen Testteil haben</translation>
    </message>
    <message>
        <source>Seed of the spl&amp;it</source>
        <translation>Startwert der Aufteil&amp;ung</translation>
    </message>
    <message>
        <source>Another seed sets other pictures apart for testing</source>
        <translation>Ein anderer Startwert legt andere Bilder zum Testen beiseite</translation>
    </message>
    <message>
        <source>%1: has no file .cls beside it</source>
        <translation>%1: hat keine Datei .cls neben sich</translation>
    </message>
    <message>
        <source>it has more than %1 scans</source>
        <translation>es hat mehr als %1 Durchgänge</translation>
    </message>
    <message>
        <source>decoding it takes more than %1 MB of memory</source>
        <translation>es zu dekodieren braucht mehr als %1 MB Speicher</translation>
    </message>
    <message>
        <source>is a JPEG file that cannot be decoded: %1</source>
        <translation>ist eine JPEG-Datei, die sich nicht dekodieren lässt: %1</translation>
    </message>
    <message>
        <source>replace it or take it out</source>
        <translation>es ersetzen oder herausnehmen</translation>
    </message>
    <message>
        <source>has no file %1, which belongs to %2</source>
        <translation>hat keine Datei %1, die zu %2 gehört</translation>
    </message>
    <message>
        <source>holds %1 bytes, which is no multiple of %2: it is cut off, or no file of %3</source>
        <translation>enthält %1 Byte, kein Vielfaches von %2: Sie ist abgeschnitten oder keine Datei von %3</translation>
    </message>
    <message>
        <source>label %1 of image %2 is out of range, there are %3 classes</source>
        <translation>Label %1 von Bild %2 liegt außerhalb, es gibt %3 Klassen</translation>
    </message>
    <message>
        <source>names %1 classes, %2 has %3</source>
        <translation>nennt %1 Klassen, %2 hat %3</translation>
    </message>
    <message>
        <source>holds neither CIFAR-10&apos;s data_batch_1.bin nor CIFAR-100&apos;s train.bin</source>
        <translation>enthält weder data_batch_1.bin von CIFAR-10 noch train.bin von CIFAR-100</translation>
    </message>
    <message>
        <source>the binary version is read, not those for Python or Matlab</source>
        <translation>gelesen wird die binäre Fassung, nicht die für Python oder Matlab</translation>
    </message>
    <message>
        <source>%1: %2 images for training, %3 for testing.</source>
        <translation>%1: %2 Bilder zum Trainieren, %3 zum Testen.</translation>
    </message>
    <message>
        <source>CIFAR-100: the 20 &amp;upper classes</source>
        <translation>CIFAR-100: die 20 &amp;Oberklassen</translation>
    </message>
    <message>
        <source>In place of the 100 classes that they are made of</source>
        <translation>Anstelle der 100 Klassen, aus denen sie bestehen</translation>
    </message>
    <message>
        <source>CIFAR-10 or CIFAR-100</source>
        <translation>CIFAR-10 oder CIFAR-100</translation>
    </message>
    <message>
        <source>Folder or archive with the binary version of CIFAR</source>
        <translation>Ordner oder Archiv mit der binären Fassung von CIFAR</translation>
    </message>
    <message>
        <source>PLACE with the binary version of CIFAR-10 or CIFAR-100: the folder, or the .tar.gz as it is</source>
        <translation>ORT mit der binären Fassung von CIFAR-10 oder CIFAR-100: der Ordner oder die .tar.gz, wie sie ist</translation>
    </message>
    <message>
        <source>Steps wait for images in %1 % of the time: more than loader_threads=%2 may be faster, and packed images (the option packed of the data) are decoded only once.</source>
        <translation>Schritte warten %1 % der Zeit auf Bilder: mehr als loader_threads=%2 kann schneller sein, und gepackte Bilder (die Option packed der Daten) werden nur einmal dekodiert.</translation>
    </message>
    <message>
        <source>Steps wait for images in %1 % of the time: more than loader_threads=%2 may be faster.</source>
        <translation>Schritte warten %1 % der Zeit auf Bilder: mehr als loader_threads=%2 kann schneller sein.</translation>
    </message>
    <message>
        <source>Decode t&amp;hem once and for all</source>
        <translation>Ein für a&amp;lle Mal dekodieren</translation>
    </message>
    <message>
        <source>Keeps the pictures decoded and resized in a file among your data: for sets whose decoding takes longer than the steps of a search</source>
        <translation>Bewahrt die Bilder dekodiert und verkleinert in einer Datei bei Ihren Daten auf: für Datensätze, deren Dekodieren länger dauert als die Schritte einer Suche</translation>
    </message>
    <message>
        <source>The images come decoded out of %1, %2 MB.</source>
        <translation>Die Bilder kommen dekodiert aus %1, %2 MB.</translation>
    </message>
    <message>
        <source>the packed images take %1 GB, %2 GB are free</source>
        <translation>die gepackten Bilder brauchen %1 GB, %2 GB sind frei</translation>
    </message>
    <message>
        <source>make room, set PATHLOOM_DATA to a folder on another disk, or search without packing</source>
        <translation>Platz schaffen, PATHLOOM_DATA auf einen Ordner eines anderen Datenträgers setzen oder ohne Packen suchen</translation>
    </message>
    <message>
        <source>is being written by another process</source>
        <translation>wird gerade von einem anderen Prozess geschrieben</translation>
    </message>
    <message>
        <source>wait until it has packed the images</source>
        <translation>warten, bis er die Bilder gepackt hat</translation>
    </message>
    <message>
        <source>cannot be read although it was just written</source>
        <translation>lässt sich nicht lesen, obwohl es eben geschrieben wurde</translation>
    </message>
    <message>
        <source>cannot be unpacked: no file can be made in %1: %2</source>
        <translation>lässt sich nicht entpacken: In %1 lässt sich keine Datei anlegen: %2</translation>
    </message>
    <message>
        <source>%1: leads out of the archive and is left out</source>
        <translation>%1: führt aus dem Archiv hinaus und bleibt weg</translation>
    </message>
    <message>
        <source>%1: is a link or device in the archive</source>
        <translation>%1: ist ein Verweis oder Gerät im Archiv</translation>
    </message>
    <message>
        <source>is encrypted</source>
        <translation>ist verschlüsselt</translation>
    </message>
    <message>
        <source>unpack it into a folder, or into a tar that is not packed</source>
        <translation>es in einen Ordner entpacken oder in ein ungepacktes Tar</translation>
    </message>
    <message>
        <source>unpack it into a folder</source>
        <translation>es in einen Ordner entpacken</translation>
    </message>
    <message>
        <source>unpacks to more than %1 GB</source>
        <translation>entpackt sich auf mehr als %1 GB</translation>
    </message>
    <message>
        <source>cannot be unpacked to a temporary file: %1</source>
        <translation>lässt sich nicht in eine temporäre Datei entpacken: %1</translation>
    </message>
    <message>
        <source>TMPDIR says where those lie</source>
        <translation>TMPDIR sagt, wo diese liegen</translation>
    </message>
    <message>
        <source>%1: is a link to a file that the archive does not hold</source>
        <translation>%1: ist ein Verweis auf eine Datei, die das Archiv nicht enthält</translation>
    </message>
    <message>
        <source>%1 is packed: %2 MB of it were unpacked to a temporary file; a plain tar is read where it lies.</source>
        <translation>%1 ist gepackt: %2 MB davon wurden in eine temporäre Datei entpackt; ein ungepacktes Tar wird gelesen, wo es liegt.</translation>
    </message>
    <message>
        <source>is an empty archive</source>
        <translation>ist ein leeres Archiv</translation>
    </message>
    <message>
        <source>%1 has no end mark: it may be cut off between two of its files.</source>
        <translation>%1 hat keine Endmarke: Es ist vielleicht zwischen zwei seiner Dateien abgeschnitten.</translation>
    </message>
    <message>
        <source>is cut off after %1 files</source>
        <translation>ist nach %1 Dateien abgeschnitten</translation>
    </message>
    <message>
        <source>fetch or copy it again</source>
        <translation>es noch einmal holen oder kopieren</translation>
    </message>
    <message>
        <source>is no archive that can be read</source>
        <translation>ist kein Archiv, das sich lesen lässt</translation>
    </message>
    <message>
        <source>tar, plain or packed, and zip are</source>
        <translation>lesen lassen sich Tar, auch gepackt, und Zip</translation>
    </message>
    <message>
        <source>is damaged after %1 files: %2</source>
        <translation>ist nach %1 Dateien beschädigt: %2</translation>
    </message>
    <message>
        <source>holds no archives</source>
        <translation>enthält keine Archive</translation>
    </message>
    <message>
        <source>has %1 channels where 1 or 3 are resized</source>
        <translation>hat %1 Kanäle, in der Größe geändert werden 1 oder 3</translation>
    </message>
    <message>
        <source>holds no images of a kind that is known</source>
        <translation>enthält keine Bilder einer bekannten Art</translation>
    </message>
    <message>
        <source>kind &apos;%1&apos; needs a place: %2:%3</source>
        <translation>die Art „%1“ braucht einen Ort: %2:%3</translation>
    </message>
    <message>
        <source>the training images measure %1 pixels, the test images %2</source>
        <translation>die Trainingsbilder haben %1 Pixel, die Testbilder %2</translation>
    </message>
    <message>
        <source>is no picture that can be read</source>
        <translation>ist kein Bild, das sich lesen lässt</translation>
    </message>
    <message>
        <source>is a %1 file that is cut off</source>
        <translation>ist eine abgeschnittene %1-Datei</translation>
    </message>
    <message>
        <source>is a TIFF file of floating-point pixels, which are not read</source>
        <translation>ist eine TIFF-Datei mit Gleitkomma-Pixeln, die nicht gelesen werden</translation>
    </message>
    <message>
        <source>save it with 8 or 16 bits</source>
        <translation>es mit 8 oder 16 Bit speichern</translation>
    </message>
    <message>
        <source>has tiles of %1 x %2 pixels; those of more than %3 megapixels are not decoded</source>
        <translation>hat Kacheln von %1 x %2 Pixeln; solche mit mehr als %3 Megapixeln werden nicht dekodiert</translation>
    </message>
    <message>
        <source>is a %1 file that cannot be decoded: it is damaged, or of a kind that is not read</source>
        <translation>ist eine %1-Datei, die sich nicht dekodieren lässt: Sie ist beschädigt oder von einer Art, die nicht gelesen wird</translation>
    </message>
    <message>
        <source>is a %1 file whose parts contradict each other</source>
        <translation>ist eine %1-Datei, deren Teile einander widersprechen</translation>
    </message>
    <message>
        <source>is a %1 file of pixels that are neither 8 nor 16 bits deep</source>
        <translation>ist eine %1-Datei mit Pixeln, die weder 8 noch 16 Bit tief sind</translation>
    </message>
    <message>
        <source>JPEG, PNG, WebP, BMP, TIFF and PNM are</source>
        <translation>lesen lassen sich JPEG, PNG, WebP, BMP, TIFF und PNM</translation>
    </message>
    <message>
        <source>A folder with IDX files</source>
        <translation>Ein Ordner mit IDX-Dateien</translation>
    </message>
    <message>
        <source>Folder with the four IDX files</source>
        <translation>Ordner mit den vier IDX-Dateien</translation>
    </message>
    <message>
        <source>The images are stored transposed, as &amp;EMNIST&apos;s are</source>
        <translation>Die Bilder sind gekippt gespeichert (Zeilen als Spalten), wie die von E&amp;MNIST</translation>
    </message>
    <message>
        <source>The rows of the files become the columns of the images</source>
        <translation>Die Zeilen der Dateien werden die Spalten der Bilder</translation>
    </message>
    <message>
        <source>FOLDER whose images are stored column by column, as EMNIST&apos;s are</source>
        <translation>ORDNER, dessen Bilder spaltenweise gespeichert sind, wie die von EMNIST</translation>
    </message>
    <message>
        <source>does not exist any more</source>
        <translation>existiert nicht mehr</translation>
    </message>
    <message>
        <source>is shorter than it was when it was found</source>
        <translation>ist kürzer als beim Finden</translation>
    </message>
    <message>
        <source>%1: leads to a folder that was read already</source>
        <translation>%1: führt zu einem Ordner, der schon gelesen wurde</translation>
    </message>
    <message>
        <source>%1: lies more than %2 folders deep</source>
        <translation>%1: liegt mehr als %2 Ordner tief</translation>
    </message>
    <message>
        <source>%1: is a link to a file that does not exist</source>
        <translation>%1: ist ein Verweis auf eine Datei, die nicht existiert</translation>
    </message>
    <message>
        <source>%1: is a link that leads back to itself</source>
        <translation>%1: ist ein Verweis, der zu sich selbst zurückführt</translation>
    </message>
    <message>
        <source>are too many archives</source>
        <translation>sind zu viele Archive</translation>
    </message>
    <message>
        <source>%1: is larger than 2 GB</source>
        <translation>%1: ist größer als 2 GB</translation>
    </message>
    <message>
        <source>holds too many files: their names take more than 4 GB</source>
        <translation>enthält zu viele Dateien: Ihre Namen brauchen mehr als 4 GB</translation>
    </message>
    <message>
        <source>An archive (tar, zip, shards of WebDataset)</source>
        <translation>Ein Archiv (Tar, Zip, Teile eines WebDataset)</translation>
    </message>
    <message>
        <source>Archive of pictures, or folder of archives</source>
        <translation>Archiv mit Bildern oder Ordner mit Archiven</translation>
    </message>
    <message>
        <source>PLACE: an archive (.tar, also packed; .zip) of folders of pictures, WebDataset&apos;s samples, CIFAR or IDX files, or of pictures with a table; or a folder of such archives</source>
        <translation>ORT: ein Archiv (.tar, auch gepackt; .zip) mit Ordnern von Bildern, Proben von WebDataset, CIFAR- oder IDX-Dateien oder mit Bildern und einer Tabelle; oder ein Ordner solcher Archive</translation>
    </message>
    <message>
        <source>is written in UTF-16</source>
        <translation>ist in UTF-16 geschrieben</translation>
    </message>
    <message>
        <source>save it as CSV in UTF-8</source>
        <translation>als CSV in UTF-8 speichern</translation>
    </message>
    <message>
        <source>quotation marks are opened and not closed</source>
        <translation>Anführungszeichen werden geöffnet und nicht geschlossen</translation>
    </message>
    <message>
        <source>a path and a label are needed in each row, with a comma, semicolon, tab or bar between them</source>
        <translation>in jeder Zeile braucht es einen Pfad und ein Label mit einem Komma, Semikolon, Tabulator oder senkrechten Strich dazwischen</translation>
    </message>
    <message>
        <source>has %1 columns, %2 are needed</source>
        <translation>hat %1 Spalten, nötig sind %2</translation>
    </message>
    <message>
        <source>has no label</source>
        <translation>hat kein Label</translation>
    </message>
    <message>
        <source>line %1: %2 does not exist</source>
        <translation>Zeile %1: %2 existiert nicht</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is neither train, validation nor test</source>
        <translation>„%1“ ist weder train noch validation noch test</translation>
    </message>
    <message>
        <source>line %1: %2 was given another label before</source>
        <translation>Zeile %1: %2 hatte vorher ein anderes Label</translation>
    </message>
    <message>
        <source>holds no rows</source>
        <translation>enthält keine Zeilen</translation>
    </message>
    <message>
        <source>%1 of %2 files do not exist, as of %3</source>
        <translation>%1 von %2 Dateien existieren nicht, so %3</translation>
    </message>
    <message>
        <source>paths begin at the folder of the table</source>
        <translation>Pfade beginnen im Ordner der Tabelle</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>A table of pictures (CSV)</source>
        <translation>Eine Tabelle von Bildern (CSV)</translation>
    </message>
    <message>
        <source>Table with the paths and labels of pictures</source>
        <translation>Tabelle mit Pfaden und Labeln von Bildern</translation>
    </message>
    <message>
        <source>FILE with columns for path and label, and one for the part (train, validation, test) if there is one; paths begin at its folder</source>
        <translation>DATEI mit Spalten für Pfad und Label und, falls vorhanden, für den Teil (train, validation, test); Pfade beginnen in ihrem Ordner</translation>
    </message>
    <message>
        <source>measures %1 x %2 pixels, %3 megapixels; pictures of more than %4 are not decoded</source>
        <translation>hat %1 x %2 Pixel, %3 Megapixel; Bilder mit mehr als %4 werden nicht dekodiert</translation>
    </message>
    <message>
        <source>make it smaller or take it out</source>
        <translation>es verkleinern oder herausnehmen</translation>
    </message>
    <message>
        <source>shift (%1) and cutout (%2) must not be negative</source>
        <translation>shift (%1) und cutout (%2) dürfen nicht negativ sein</translation>
    </message>
    <message>
        <source>a crop keeps a share above 0 and up to 1 of the area, not %1, at an aspect of 1 or more, not %2</source>
        <translation>ein Ausschnitt behält einen Anteil der Fläche über 0 und bis 1, nicht %1, bei einem Seitenverhältnis von 1 oder mehr, nicht %2</translation>
    </message>
    <message>
        <source>colour jitter (%1) and the number of operations (%2) must not be negative, and their magnitude (%3) must lie between 0 and %4</source>
        <translation>Farbschwankung (%1) und Zahl der Operationen (%2) dürfen nicht negativ sein, und ihre Stärke (%3) muss zwischen 0 und %4 liegen</translation>
    </message>
    <message>
        <source>known are %1</source>
        <translation>bekannt sind %1</translation>
    </message>
    <message>
        <source>data of kind &apos;%1&apos; have no option &apos;%2&apos;</source>
        <translation>Daten der Art „%1“ haben keine Option „%2“</translation>
    </message>
    <message>
        <source>they have none</source>
        <translation>sie haben keine</translation>
    </message>
    <message>
        <source>they have %1</source>
        <translation>sie haben %1</translation>
    </message>
    <message>
        <source>%1 must be true or false, not &apos;%2&apos;</source>
        <translation>%1 muss true oder false sein, nicht „%2“</translation>
    </message>
    <message>
        <source>%1 must be a whole number from %2 to %3, not &apos;%4&apos;</source>
        <translation>%1 muss eine ganze Zahl von %2 bis %3 sein, nicht „%4“</translation>
    </message>
    <message>
        <source>holds no pictures, but %1 other files</source>
        <translation>enthält keine Bilder, aber %1 andere Dateien</translation>
    </message>
    <message>
        <source>one folder for each class is read, with JPEG, PNG, WebP, BMP, TIFF or PNM files in it</source>
        <translation>gelesen wird ein Ordner für jede Klasse mit JPEG-, PNG-, WebP-, BMP-, TIFF- oder PNM-Dateien darin</translation>
    </message>
    <message>
        <source>holds pictures, but no folders that tell their classes</source>
        <translation>enthält Bilder, aber keine Ordner, die ihre Klassen nennen</translation>
    </message>
    <message>
        <source>put the pictures of each class into a folder of its own</source>
        <translation>die Bilder jeder Klasse in einen eigenen Ordner legen</translation>
    </message>
    <message>
        <source>%1 pictures that lie in no folder of training, validation or testing are left alone.</source>
        <translation>%1 Bilder, die in keinem Ordner zum Trainieren, Validieren oder Testen liegen, bleiben unbeachtet.</translation>
    </message>
    <message>
        <source>%1 pictures that lie in no folder of a class are left alone.</source>
        <translation>%1 Bilder, die in keinem Ordner einer Klasse liegen, bleiben unbeachtet.</translation>
    </message>
    <message>
        <source>%1 files whose names are not those of pictures are left alone.</source>
        <translation>%1 Dateien, deren Namen nicht die von Bildern sind, bleiben unbeachtet.</translation>
    </message>
    <message>
        <source>Folders within the folder of a class belong to that class; the option nested makes each folder a class.</source>
        <translation>Ordner im Ordner einer Klasse gehören zu dieser Klasse; die Option nested macht jeden Ordner zu einer Klasse.</translation>
    </message>
    <message>
        <source>Eac&amp;h folder is a class of its own</source>
        <translation>&amp;Jeder Ordner ist eine eigene Klasse</translation>
    </message>
    <message>
        <source>Also those that lie within the folder of another class</source>
        <translation>Auch solche, die im Ordner einer anderen Klasse liegen</translation>
    </message>
    <message>
        <source>A folder of pictures</source>
        <translation>Ein Ordner mit Bildern</translation>
    </message>
    <message>
        <source>Folder with one folder of pictures for each class</source>
        <translation>Ordner mit einem Ordner von Bildern für jede Klasse</translation>
    </message>
    <message>
        <source>FOLDER with one folder of pictures for each class, with or without train, validation and test above them</source>
        <translation>ORDNER mit einem Ordner von Bildern für jede Klasse, mit oder ohne train, validation und test darüber</translation>
    </message>
    <message>
        <source>the images of Debian&apos;s package dataset-fashion-mnist</source>
        <translation>die Bilder aus Debians Paket dataset-fashion-mnist</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no images of a kind that is known</source>
        <translation>„%1“ enthält keine Bilder einer bekannten Art</translation>
    </message>
    <message>
        <source>%1 x %2 x %3 channels</source>
        <translation>%1 x %2 x %3 Kanäle</translation>
    </message>
    <message>
        <source>Images: a folder or file whose kind is recognised, or KIND:PLACE, KIND,OPTION=VALUE:PLACE; fashion-mnist needs no place. See: list data</source>
        <translation>Bilder: ein Ordner oder eine Datei, deren Art erkannt wird, oder ART:ORT, ART,OPTION=WERT:ORT; fashion-mnist braucht keinen Ort. Siehe: list data</translation>
    </message>
    <message>
        <source>Least share of a picture that a random crop keeps (Inception&apos;s is 0.08); 1 crops nothing.</source>
        <translation>Kleinster Anteil eines Bildes, den ein zufälliger Ausschnitt behält (bei Inception 0.08); 1 schneidet nichts ab.</translation>
    </message>
    <message>
        <source>Random crops are up to so many times wider or narrower than the image.</source>
        <translation>Zufällige Ausschnitte sind bis zu so viele Male breiter oder schmaler als das Bild.</translation>
    </message>
    <message>
        <source>Brightness, contrast and saturation change by up to this share (often 0.4); 0 turns that off.</source>
        <translation>Helligkeit, Kontrast und Sättigung ändern sich um bis zu diesen Anteil (oft 0.4); 0 schaltet das ab.</translation>
    </message>
    <message>
        <source>Operations drawn for each training image: RandAugment&apos;s, TrivialAugment&apos;s, or only some of them.</source>
        <translation>Für jedes Trainingsbild gezogene Operationen: die von RandAugment, von TrivialAugment oder nur einige davon.</translation>
    </message>
    <message>
        <source>Operations of the list for each image; TrivialAugment takes one.</source>
        <translation>Operationen aus der Liste für jedes Bild; TrivialAugment nimmt eine.</translation>
    </message>
    <message>
        <source>Their strength, 30 being the strongest; TrivialAugment draws it.</source>
        <translation>Ihre Stärke, 30 ist die größte; TrivialAugment zieht sie.</translation>
    </message>
    <message>
        <source>Side of the square that Cutout takes out of each training image, in pixels; 0 takes nothing.</source>
        <translation>Seite des Quadrats, das Cutout aus jedem Trainingsbild nimmt, in Pixeln; 0 nimmt nichts.</translation>
    </message>
    <message>
        <source>FOLDER with the four IDX files (plain or .gz; FOLDER can end with what their names begin with)</source>
        <translation>ORDNER mit den vier IDX-Dateien (so oder .gz; ORDNER kann damit enden, womit ihre Namen beginnen)</translation>
    </message>
    <message>
        <source>%1 (1 thread)</source>
        <translation>%1 (1 Thread)</translation>
    </message>
    <message>
        <source>%1 (simulated)</source>
        <translation>%1 (simuliert)</translation>
    </message>
    <message>
        <source>%1 (Vivado HLS estimate)</source>
        <translation>%1 (Schätzung von Vivado HLS)</translation>
    </message>
    <message>
        <source>%1 (TuNAS linear cost model)</source>
        <translation>%1 (lineares Kostenmodell von TuNAS)</translation>
    </message>
    <message>
        <source>HW-NAS-Bench simulator</source>
        <translation>Simulator von HW-NAS-Bench</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>belongs to no input size</source>
        <translation>gehört zu keiner Eingabegröße</translation>
    </message>
    <message>
        <source>a size is written as in correction.28x28.scale</source>
        <translation>eine Größe schreibt man wie in correction.28x28.scale</translation>
    </message>
    <message>
        <source>networks of other input sizes, none of %1 were measured</source>
        <translation>Netze anderer Eingabegrößen, von %1 wurden keine gemessen</translation>
    </message>
    <message>
        <source>is no input size such as 28x28</source>
        <translation>ist keine Eingabegröße wie 28x28</translation>
    </message>
    <message>
        <source>the predictions of the test images are damaged</source>
        <translation>die Vorhersagen für die Testbilder sind beschädigt</translation>
    </message>
    <message>
        <source>train the network again</source>
        <translation>trainieren Sie das Netz noch einmal</translation>
    </message>
    <message>
        <source>no class has a training image to weigh it by</source>
        <translation>keine Klasse hat ein Trainingsbild, nach dem sie gewichtet werden könnte</translation>
    </message>
    <message>
        <source>How much a class counts in the loss of the search, by the number of its training images.</source>
        <translation>Wie viel eine Klasse im Verlust der Suche zählt, nach der Zahl ihrer Trainingsbilder.</translation>
    </message>
    <message>
        <source>How much a class counts in the loss of that training, by the number of its images.</source>
        <translation>Wie viel eine Klasse im Verlust dieses Trainings zählt, nach der Zahl ihrer Bilder.</translation>
    </message>
    <message>
        <source>effective-number: 0 weighs nothing, towards 1 it comes to the inverse frequency.</source>
        <translation>effective-number: 0 gewichtet nichts, gegen 1 kommt es der umgekehrten Häufigkeit gleich.</translation>
    </message>
    <message>
        <source>Half of the pictures have %1 pixels or more on their shorter side: images of %2 pixels suit them.</source>
        <translation>Die Hälfte der Bilder hat an der kürzeren Seite %1 Pixel oder mehr: Bilder von %2 Pixeln passen zu ihnen.</translation>
    </message>
    <message>
        <source>Half of the pictures have %1 pixels or more on their shorter side: images of %2 pixels would suit them; at %3 a picture of that size keeps %4 of its pixels.</source>
        <translation>Die Hälfte der Bilder hat an der kürzeren Seite %1 Pixel oder mehr: Bilder von %2 Pixeln würden passen; bei %3 bleiben einem Bild dieser Größe %4 seiner Pixel.</translation>
    </message>
    <message>
        <source>Half of the pictures have %1 pixels or more on their shorter side: images of %2 pixels would suit them; larger ones take more time and show no more.</source>
        <translation>Die Hälfte der Bilder hat an der kürzeren Seite %1 Pixel oder mehr: Bilder von %2 Pixeln würden passen; größere brauchen mehr Zeit und zeigen nicht mehr.</translation>
    </message>
    <message>
        <source>Pictures that are smaller than %1 pixels and are enlarged: %2.</source>
        <translation>Bilder, die kleiner als %1 Pixel sind und vergrößert werden: %2.</translation>
    </message>
    <message>
        <source>less than 1 %</source>
        <translation>weniger als 1 %</translation>
    </message>
    <message>
        <source>more than 99 %</source>
        <translation>mehr als 99 %</translation>
    </message>
    <message>
        <source>Search spaces that suit images of %1 pixels as they are: %2.</source>
        <translation>Suchräume, die zu Bildern von %1 Pixeln so passen, wie sie sind: %2.</translation>
    </message>
    <message>
        <source>No shipped search space suits images of %1 pixels as it is; the one proposed for them is %2.</source>
        <translation>Kein mitgelieferter Suchraum passt zu Bildern von %1 Pixeln so, wie er ist; vorgeschlagen für sie ist %2.</translation>
    </message>
    <message>
        <source>Block %1 of the space has no candidate %2</source>
        <translation>Block %1 des Raums hat keinen Kandidaten %2</translation>
    </message>
    <message>
        <source>A network has one path of each of the %1 blocks, but %2 are named</source>
        <translation>Ein Netz hat je einen Pfad aus den %1 Blöcken, genannt sind aber %2</translation>
    </message>
</context>
<context>
    <name>DataSubject</name>
    <message>
        <source>%1: %2</source>
        <comment>place of images and what kind it is</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>DifferenceText</name>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>kernel %1 → %2</source>
        <translation>Kern %1 → %2</translation>
    </message>
    <message>
        <source>expand %1 → %2</source>
        <translation>Aufweitung %1 → %2</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>shortcut</source>
        <translation>Abkürzung</translation>
    </message>
    <message>
        <source>stride %1 → %2</source>
        <translation>Schrittweite %1 → %2</translation>
    </message>
    <message>
        <source>width %1 → %2</source>
        <translation>Breite %1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kernel size(s)</source>
        <translation>
            <numerusform>%Ln Kerngröße</numerusform>
            <numerusform>%Ln Kerngrößen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln expansion(s)</source>
        <translation>
            <numerusform>%Ln Aufweitung</numerusform>
            <numerusform>%Ln Aufweitungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln block(s) that only one of them has</source>
        <translation>
            <numerusform>%Ln Block, den nur eines von ihnen hat</numerusform>
            <numerusform>%Ln Blöcken, die nur eines von ihnen hat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operator(s), stride(s) or width(s)</source>
        <translation>
            <numerusform>%Ln Operator, Schrittweite oder Breite</numerusform>
            <numerusform>%Ln Operatoren, Schrittweiten oder Breiten</numerusform>
        </translation>
    </message>
    <message>
        <source>The blocks of both networks are the same.</source>
        <extracomment>followed by a list such as &quot;3 kernel sizes, 1 expansion&quot;</extracomment>
        <translation>Die Blöcke beider Netze sind gleich.</translation>
    </message>
    <message>
        <source>They differ in %1.</source>
        <translation>Die Netze unterscheiden sich in %1.</translation>
    </message>
    <message>
        <source>Both take %1 on %2.</source>
        <translation>Beide brauchen %1 auf %2.</translation>
    </message>
    <message>
        <source>%1 is %2 (%3) faster than %4 on %5: %6 against %7.</source>
        <extracomment>second network, time, percent, first network, target, latencies of the second and the first</extracomment>
        <translation>%1 ist auf %5 um %2 (%3) schneller als %4: %6 gegen %7.</translation>
    </message>
    <message>
        <source>%1 is %2 (%3) slower than %4 on %5: %6 against %7.</source>
        <translation>%1 ist auf %5 um %2 (%3) langsamer als %4: %6 gegen %7.</translation>
    </message>
    <message>
        <source>%1 The two cannot be told apart: that is less than the errors of both together.</source>
        <extracomment>which network is how much faster</extracomment>
        <translation>%1 Die beiden sind nicht zu unterscheiden: Das ist weniger als die Fehler beider zusammen.</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>There is not enough memory for this; a smaller batch needs less.</source>
        <translation>Dafür reicht der Speicher nicht; ein kleinerer Stapel braucht weniger.</translation>
    </message>
    <message>
        <source>Something failed that gave no reason.</source>
        <translation>Etwas ist fehlgeschlagen und hat keinen Grund genannt.</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>the file name must end in .svg, .pdf, .png or .csv</source>
        <translation>Der Dateiname muss auf .svg, .pdf, .png oder .csv enden</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>CSV table of the numbers (*.csv)</source>
        <translation>CSV-Tabelle der Zahlen (*.csv)</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>Abbildung speichern</translation>
    </message>
    <message>
        <source>%1 exists already. Replace it?</source>
        <translation>%1 gibt es schon. Ersetzen?</translation>
    </message>
    <message>
        <source>The figure was not saved: %1</source>
        <translation>Die Abbildung wurde nicht gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>%1 ± %2 ms</source>
        <extracomment>a measured latency and its standard deviation</extracomment>
        <translation>%1 ± %2 ms</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>GiB</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>KiB</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>%1 × %2 × %3</source>
        <extracomment>channels, height and width of a feature map</extracomment>
        <translation>%1 × %2 × %3</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Measuring the target</source>
        <translation>Ziel wird gemessen</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Comparing networks</source>
        <translation>Netze werden verglichen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>%1 million</source>
        <extracomment>short words for 10⁶ and 10⁹, the same for every number</extracomment>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>%1 billion</source>
        <translation>%1 Mrd.</translation>
    </message>
    <message>
        <source>%1 × 10%2</source>
        <extracomment>mantissa and the raised digits of the exponent</extracomment>
        <translation>%1 × 10%2</translation>
    </message>
</context>
<context>
    <name>FrontCurve</name>
    <message>
        <source>One architecture is left: all other paths are pruned.</source>
        <translation>Eine Architektur ist übrig: Alle anderen Pfade sind gestutzt.</translation>
    </message>
    <message>
        <source>All paths are still about equally probable: the curve says something from the first architecture steps on.</source>
        <translation>Noch sind alle Pfade ungefähr gleich wahrscheinlich: Die Kurve sagt ab den ersten Architekturschritten etwas aus.</translation>
    </message>
    <message>
        <source>No network keeps the limit of MACs: the smallest one has %1.</source>
        <translation>Kein Netz hält die Grenze der MACs ein: Das kleinste hat %1.</translation>
    </message>
    <message>
        <source>No network keeps the limit of parameters: the smallest one has %1.</source>
        <translation>Kein Netz hält die Grenze der Parameter ein: Das kleinste hat %1.</translation>
    </message>
    <message>
        <source>No network takes at most %1 on &apos;%2&apos;: the fastest one takes %3 there.</source>
        <translation>Kein Netz braucht auf &apos;%2&apos; höchstens %1: Das schnellste braucht dort %3.</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was er tut</translation>
    </message>
    <message>
        <source>About Pathloom</source>
        <translation>Über Pathloom</translation>
    </message>
    <message>
        <source>&lt;h2&gt;Pathloom %1&lt;/h2&gt;</source>
        <translation>&lt;h2&gt;Pathloom %1&lt;/h2&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Designs a convolutional network for your images and your hardware by a search that you can watch and steer.&lt;/p&gt;&lt;p&gt;The search is ProxylessNAS (Cai, Zhu, Han 2019).&lt;/p&gt;&lt;p&gt;Stands on %1, Qt %2, QCustomPlot, Graphviz, ONNX, OpenCV and SQLite. MIT licence.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Entwirft ein Faltungsnetz für Ihre Bilder und Ihre Hardware durch eine Suche, der Sie zusehen und die Sie lenken können.&lt;/p&gt;&lt;p&gt;Die Suche ist ProxylessNAS (Cai, Zhu, Han 2019).&lt;/p&gt;&lt;p&gt;Baut auf %1, Qt %2, QCustomPlot, Graphviz, ONNX, OpenCV und SQLite. MIT-Lizenz.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Show only lines with this text</source>
        <translation>Nur Zeilen mit diesem Text zeigen</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Supernet</source>
        <translation>Supernetz</translation>
    </message>
    <message>
        <source>The network that holds every network of a search space at once. The search trains it and narrows it down to one.</source>
        <translation>Das Netz, das alle Netze eines Suchraums zugleich enthält. Die Suche trainiert es und engt es auf eines ein.</translation>
    </message>
    <message>
        <source>Stage, block, path</source>
        <translation>Stufe, Block, Pfad</translation>
    </message>
    <message>
        <source>A stage is a row of blocks with images of one size. Each block offers several paths, of which the found network keeps one.</source>
        <translation>Eine Stufe ist eine Folge von Blöcken mit Bildern einer Größe. Jeder Block bietet mehrere Pfade, von denen das gefundene Netz einen behält.</translation>
    </message>
    <message>
        <source>k5e6</source>
        <translation>k5e6</translation>
    </message>
    <message>
        <source>A path: an inverted bottleneck with a kernel of 5×5 pixels (k5) and six times as many channels inside as come in (e6).</source>
        <translation>Ein Pfad: ein umgekehrter Flaschenhals mit einem Kern von 5×5 Pixeln (k5) und innen sechsmal so vielen Kanälen, wie hineingehen (e6).</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>skip</translation>
    </message>
    <message>
        <source>A path that does nothing: with it the network is one block shorter.</source>
        <translation>Ein Pfad, der nichts tut: Mit ihm ist das Netz einen Block kürzer.</translation>
    </message>
    <message>
        <source>Path probability</source>
        <translation>Pfadwahrscheinlichkeit</translation>
    </message>
    <message>
        <source>How likely the search takes a path at the next step, in percent. Those of a block add up to 100 %.</source>
        <translation>Wie wahrscheinlich die Suche im nächsten Schritt einen Pfad nimmt, in Prozent. Die eines Blocks ergeben zusammen 100 %.</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>How undecided a block is: 0 when one path has all of the probability, most when all have the same.</source>
        <translation>Wie unentschieden ein Block ist: 0, wenn ein Pfad die ganze Wahrscheinlichkeit hat, am größten, wenn alle gleich viel haben.</translation>
    </message>
    <message>
        <source>nat</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>The unit of entropy with the natural logarithm: ln 7 = 1.95 nats are seven equally likely paths. 1 nat = 1.44 bits.</source>
        <translation>Die Einheit der Entropie mit dem natürlichen Logarithmus: ln 7 = 1,95 nat sind sieben gleich wahrscheinliche Pfade. 1 nat = 1,44 Bit.</translation>
    </message>
    <message>
        <source>Trade-off</source>
        <translation>Abwägung</translation>
    </message>
    <message>
        <source>How much latency counts against accuracy in the loss that the search makes small. At 0 it looks at accuracy alone.</source>
        <translation>Wie viel die Latenz gegenüber der Genauigkeit in dem Verlust zählt, den die Suche klein macht. Bei 0 sieht sie nur auf die Genauigkeit.</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>The latency in milliseconds that the found network should have on the target.</source>
        <translation>Die Latenz in Millisekunden, die das gefundene Netz auf dem Ziel haben soll.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>A device with a runtime and a batch size, known by a table of how long each path takes on it.</source>
        <translation>Ein Gerät mit Laufzeitumgebung und Stapelgröße, bekannt durch eine Tabelle, wie lange jeder Pfad darauf braucht.</translation>
    </message>
    <message>
        <source>Expected latency</source>
        <translation>Erwartete Latenz</translation>
    </message>
    <message>
        <source>The mean latency in milliseconds of the networks that the probabilities would give now.</source>
        <translation>Die mittlere Latenz in Millisekunden der Netze, die die Wahrscheinlichkeiten jetzt ergäben.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>The first part of a search: weights are trained with all paths equally likely, before the probabilities learn as well.</source>
        <translation>Der erste Teil einer Suche: Gewichte werden mit gleich wahrscheinlichen Pfaden trainiert, bevor auch die Wahrscheinlichkeiten lernen.</translation>
    </message>
    <message>
        <source>Weight step, architecture step</source>
        <translation>Gewichtsschritt, Architekturschritt</translation>
    </message>
    <message>
        <source>A weight step trains one sampled network on a batch of training images; an architecture step changes the probabilities by a batch of held-out images.</source>
        <translation>Ein Gewichtsschritt trainiert ein gezogenes Netz an einem Stapel Trainingsbilder; ein Architekturschritt ändert die Wahrscheinlichkeiten an einem Stapel zurückgehaltener Bilder.</translation>
    </message>
    <message>
        <source>Held-out images</source>
        <translation>Zurückgehaltene Bilder</translation>
    </message>
    <message>
        <source>Training images that no weights are trained on; they tell how good the paths are. Test images are others again.</source>
        <translation>Trainingsbilder, an denen keine Gewichte trainiert werden; sie zeigen, wie gut die Pfade sind. Testbilder sind wieder andere.</translation>
    </message>
    <message>
        <source>Prune, pin</source>
        <translation>Stutzen, festlegen</translation>
    </message>
    <message>
        <source>To prune a path closes it for the rest of the search; to pin one closes all others of its block.</source>
        <translation>Einen Pfad zu stutzen schließt ihn für den Rest der Suche; einen festzulegen schließt alle anderen seines Blocks.</translation>
    </message>
    <message>
        <source>Derive</source>
        <translation>Ableiten</translation>
    </message>
    <message>
        <source>To take the most probable path of every block: that is the found network.</source>
        <translation>Den wahrscheinlichsten Pfad jedes Blocks nehmen: Das ist das gefundene Netz.</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Accuracy against latency</source>
        <translation>Genauigkeit gegen Latenz</translation>
    </message>
    <message>
        <source>Predicted against measured</source>
        <translation>Vorhergesagt gegen gemessen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>menu and command</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>view and what keys do in it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>Picture sizes</source>
        <translation>Bildgrößen</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Front</translation>
    </message>
    <message>
        <source>The best architecture for every latency: of those that keep it, the one to which the search gives the highest probability. Computed exactly, at any moment of the search.</source>
        <translation>Die beste Architektur für jede Latenz: unter denen, die sie einhalten, die, der die Suche die höchste Wahrscheinlichkeit gibt. Exakt berechnet, zu jedem Zeitpunkt der Suche.</translation>
    </message>
    <message>
        <source>Mean path probability</source>
        <translation>Mittlere Pfadwahrscheinlichkeit</translation>
    </message>
    <message>
        <source>The geometric mean of the probabilities of an architecture&apos;s paths: how sure the search is of it, block by block. 100 % means that it has decided.</source>
        <translation>Das geometrische Mittel der Wahrscheinlichkeiten der Pfade einer Architektur: wie sicher sich die Suche ihrer ist, Block für Block. 100 % heißt, dass sie sich entschieden hat.</translation>
    </message>
</context>
<context>
    <name>LatencyText</name>
    <message>
        <source>≥ %1</source>
        <extracomment>a latency that lacks some parts, so it is at least this much</extracomment>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>geschätzt</translation>
    </message>
    <message>
        <source>Measured: the whole network was timed on this target.</source>
        <translation>Gemessen: die Laufzeit des ganzen Netzes auf diesem Ziel.</translation>
    </message>
    <message numerus="yes">
        <source>Table: made of %Ln part(s), each of which stands in the target&apos;s table.</source>
        <translation>
            <numerusform>Tabelle: aus %Ln Teil, der in der Tabelle des Ziels steht.</numerusform>
            <numerusform>Tabelle: aus %Ln Teilen, die alle in der Tabelle des Ziels stehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Estimated: %1 of %Ln part(s) come from the model fitted to the target&apos;s table.</source>
        <translation>
            <numerusform>Geschätzt: %1 von %Ln Teil aus dem Modell, das an die Tabelle des Ziels angepasst ist.</numerusform>
            <numerusform>Geschätzt: %1 von %Ln Teilen aus dem Modell, das an die Tabelle des Ziels angepasst ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>± is one standard deviation.</source>
        <translation>± ist eine Standardabweichung.</translation>
    </message>
    <message>
        <source>± is the typical error that was found for such predictions.</source>
        <translation>± ist der typische Fehler, der für solche Vorhersagen gefunden wurde.</translation>
    </message>
    <message>
        <source>Nothing tells how large its error is.</source>
        <translation>Wie groß der Fehler ist, ist nicht bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) of stem or head are not covered and left out.</source>
        <translation>
            <numerusform>%Ln Teil von Stamm oder Kopf ist nicht abgedeckt und weggelassen.</numerusform>
            <numerusform>%Ln Teile von Stamm oder Kopf sind nicht abgedeckt und weggelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkBox</name>
    <message>
        <source>Max
pool</source>
        <translation>Max-
Pool</translation>
    </message>
    <message>
        <source>Average
pool</source>
        <translation>Mittel-
Pool</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>skip</translation>
    </message>
    <message>
        <source>%1: %2
%3 → %4
%5 MACs, %6 parameters</source>
        <translation>%1: %2
%3 → %4
%5 MACs, %6 Parameter</translation>
    </message>
    <message>
        <source>Conv
%1</source>
        <extracomment>%1 is a size such as 3×3</extracomment>
        <translation>Faltung
%1</translation>
    </message>
    <message>
        <source>kernel %1</source>
        <extracomment>%1 is a size such as 3×3</extracomment>
        <translation>Kern %1</translation>
    </message>
</context>
<context>
    <name>NetworkDialog</name>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
    <message>
        <source>%1 MACs</source>
        <translation>%1 MACs</translation>
    </message>
    <message>
        <source>%1 predicted</source>
        <translation>%1 vorhergesagt</translation>
    </message>
    <message>
        <source>%1 measured here</source>
        <translation>%1 hier gemessen</translation>
    </message>
    <message>
        <source>%1 of the test images right</source>
        <translation>%1 der Testbilder richtig</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>network and run</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>%1 predicted (%2)</source>
        <translation>%1 vorhergesagt (%2)</translation>
    </message>
</context>
<context>
    <name>OriginText</name>
    <message>
        <source>no checkpoint is kept, so it is trained anew</source>
        <translation>kein Kontrollpunkt ist vorhanden, darum wird es neu trainiert</translation>
    </message>
    <message>
        <source>the weights of step %L1</source>
        <translation>den Gewichten von Schritt %L1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln step(s) later</source>
        <translation>
            <numerusform>%1, %Ln Schritt später</numerusform>
            <numerusform>%1, %Ln Schritte später</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln step(s) earlier</source>
        <translation>
            <numerusform>%1, %Ln Schritt früher</numerusform>
            <numerusform>%1, %Ln Schritte früher</numerusform>
        </translation>
    </message>
    <message>
        <source>training starts from %1</source>
        <extracomment>what the weights are of</extracomment>
        <translation>das Training beginnt mit %1</translation>
    </message>
    <message>
        <source>training could start from %1</source>
        <translation>das Training könnte mit %1 beginnen</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Closing the window ends the search. What it has found is kept, and the search can go on at another time: open its run and resume it.</source>
        <translation>Wird das Fenster geschlossen, endet die Suche. Was sie gefunden hat, bleibt, und sie kann ein andermal weitergehen: ihren Lauf öffnen und fortsetzen.</translation>
    </message>
    <message numerus="yes">
        <source>%n queued search(es) will be dropped.</source>
        <translation>
            <numerusform>%n wartende Suche wird verworfen.</numerusform>
            <numerusform>%n wartende Suchen werden verworfen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A search is not over</source>
        <translation>Eine Suche ist noch nicht zu Ende</translation>
    </message>
    <message>
        <source>Keep the window</source>
        <translation>Fenster offen lassen</translation>
    </message>
    <message>
        <source>End the search and close</source>
        <translation>Suche beenden und schließen</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete %1 (%2) for good? It cannot be brought back then.</source>
        <translation>%1 (%2) endgültig löschen? Danach kann es nicht mehr zurückgeholt werden.</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>The space was changed and neither saved nor used.</source>
        <translation>Der Suchraum wurde geändert und weder gespeichert noch benutzt.</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>RunFacts</name>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Angabe</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Search space</source>
        <translation>Suchraum</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Folder of the images</source>
        <translation>Ordner der Bilder</translation>
    </message>
    <message>
        <source>Training images used</source>
        <translation>Benutzte Trainingsbilder</translation>
    </message>
    <message>
        <source>Test images used</source>
        <translation>Benutzte Testbilder</translation>
    </message>
    <message>
        <source>Fingerprint of the images</source>
        <translation>Fingerabdruck der Bilder</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
</context>
<context>
    <name>SearchRequest</name>
    <message>
        <source>The budget is below the fastest network of this space on this target: give %1 ms or more, or 0 for an automatic one.</source>
        <translation>Das Budget liegt unter dem schnellsten Netz dieses Suchraums auf diesem Zielgerät: Geben Sie mindestens %1 ms an, oder 0 für ein automatisches.</translation>
    </message>
    <message>
        <source>%1: choose cpu as the device.</source>
        <translation>%1: Wählen Sie cpu als Gerät.</translation>
    </message>
    <message>
        <source>This space was made for images of %1 × %2 pixels; these have %3 × %4, of which its strides leave maps of %5 × %6 pixels.</source>
        <translation>Dieser Raum wurde für Bilder von %1 × %2 Pixeln gemacht; diese haben %3 × %4, von denen seine Schrittweiten Karten von %5 × %6 Pixeln übrig lassen.</translation>
    </message>
    <message>
        <source>The space that is proposed suits them better.</source>
        <translation>Der vorgeschlagene Raum passt besser zu ihnen.</translation>
    </message>
    <message>
        <source>This space was made for images of %1 × %2 pixels; these have %3 × %4, which makes its networks slow. The space that is proposed suits them better, or a smaller size for the network.</source>
        <translation>Dieser Raum wurde für Bilder von %1 × %2 Pixeln gemacht; diese haben %3 × %4, was seine Netze langsam macht. Der vorgeschlagene Raum passt besser zu ihnen, oder eine kleinere Größe für das Netz.</translation>
    </message>
</context>
<context>
    <name>SteeringText</name>
    <message>
        <source>The loss is no longer a finite number: the weights diverged at a learning rate of %1. The search has ended; its last good checkpoint is kept.</source>
        <translation>Der Verlust ist keine endliche Zahl mehr: die Gewichte sind bei einer Lernrate von %1 divergiert. Die Suche ist beendet; ihr letzter guter Kontrollpunkt bleibt erhalten.</translation>
    </message>
    <message>
        <source>The search has decided early: the mean entropy of the paths is down to %1 after %2 of the search. What has been trained least may never get its chance.</source>
        <translation>Die Suche hat sich früh entschieden: die mittlere Entropie der Pfade ist nach %2 der Suche auf %1 gesunken. Was am wenigsten trainiert wurde, bekommt vielleicht nie eine Chance.</translation>
    </message>
    <message>
        <source>The search has decided early: the mean entropy of the paths is down to %1. What has been trained least may never get its chance.</source>
        <translation>Die Suche hat sich früh entschieden: die mittlere Entropie der Pfade ist auf %1 gesunken. Was am wenigsten trainiert wurde, bekommt vielleicht nie eine Chance.</translation>
    </message>
    <message>
        <source>The search does not decide: the mean entropy of the paths has stayed at %1 for %2 architecture steps.</source>
        <translation>Die Suche entscheidet sich nicht: die mittlere Entropie der Pfade bleibt seit %2 Architekturschritten bei %1.</translation>
    </message>
    <message>
        <source>The expected latency stays at %1 and does not approach the budget of %2: latency counts too little against accuracy, or the budget is out of reach.</source>
        <translation>Die erwartete Latenz bleibt bei %1 und nähert sich dem Budget von %2 nicht: die Latenz zählt zu wenig gegen die Genauigkeit, oder das Budget ist unerreichbar.</translation>
    </message>
    <message>
        <source>%1 gained %2 of probability only because it is fast: without the latency term it would not have gained.</source>
        <translation>%1 hat nur deshalb %2 an Wahrscheinlichkeit gewonnen, weil dieser Pfad schnell ist: ohne den Latenzterm hätte er nichts gewonnen.</translation>
    </message>
    <message>
        <source>%1 Latency counts for too much: it pulls at the paths %2 times as strongly as cross entropy, and %3 are expected of a budget of %4.</source>
        <extracomment>what happened</extracomment>
        <translation>%1 Die Latenz zählt zu viel: sie zieht %2-mal so stark an den Pfaden wie die Kreuzentropie, und erwartet werden %3 bei einem Budget von %4.</translation>
    </message>
    <message>
        <source>The loss on held-out images rises (%1) while that of training falls (%2): the weights begin to learn the training images by heart.</source>
        <translation>Der Verlust an zurückgehaltenen Bildern steigt (%1), während der des Trainings fällt (%2): die Gewichte beginnen, die Trainingsbilder auswendig zu lernen.</translation>
    </message>
    <message>
        <source>The search gives the alarm “%1”.</source>
        <translation>Die Suche gibt den Alarm „%1“.</translation>
    </message>
    <message>
        <source>Lower the %1 to %2</source>
        <translation>%1 auf %2 senken</translation>
    </message>
    <message>
        <source>Raise the %1 to %2</source>
        <translation>%1 auf %2 erhöhen</translation>
    </message>
    <message>
        <source>Set the %1 to %2</source>
        <translation>%1 auf %2 setzen</translation>
    </message>
    <message>
        <source>Prune %1</source>
        <translation>%1 stutzen</translation>
    </message>
    <message>
        <source>Pin %1</source>
        <translation>%1 festlegen</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>%1 wiederherstellen</translation>
    </message>
    <message>
        <source>Prune below %1</source>
        <translation>Unter %1 stutzen</translation>
    </message>
    <message>
        <source>Fix %1</source>
        <translation>%1 festlegen</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Die letzte Änderung rückgängig machen</translation>
    </message>
    <message>
        <source>Redo the last change</source>
        <translation>Die letzte Änderung wiederholen</translation>
    </message>
    <message>
        <source>Derive a network now</source>
        <translation>Jetzt ein Netz ableiten</translation>
    </message>
    <message>
        <source>Write a checkpoint now</source>
        <translation>Jetzt einen Kontrollpunkt schreiben</translation>
    </message>
    <message>
        <source>Pause the search</source>
        <translation>Die Suche pausieren</translation>
    </message>
    <message>
        <source>Stop the search</source>
        <translation>Die Suche beenden</translation>
    </message>
    <message>
        <source>Resume the search</source>
        <translation>Die Suche fortsetzen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>choice block and candidate</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>&quot;7 paths of 3 blocks&quot;</extracomment>
        <translation>%1 aus %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln path(s)</source>
        <translation>
            <numerusform>%Ln Pfad</numerusform>
            <numerusform>%Ln Pfade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln block(s)</source>
        <translation>
            <numerusform>%Ln Block</numerusform>
            <numerusform>%Ln Blöcken</numerusform>
        </translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>latency budget</source>
        <translation>Latenzbudget</translation>
    </message>
    <message>
        <source>latency trade-off</source>
        <translation>Abwägung der Latenz</translation>
    </message>
    <message>
        <source>learning rate of the warm-up</source>
        <translation>Lernrate des Aufwärmens</translation>
    </message>
    <message>
        <source>learning rate of the weights</source>
        <translation>Lernrate der Gewichte</translation>
    </message>
    <message>
        <source>learning rate of the architecture</source>
        <translation>Lernrate der Architektur</translation>
    </message>
    <message>
        <source>automatic pruning threshold</source>
        <translation>Schwelle für automatisches Stutzen</translation>
    </message>
    <message>
        <source>architecture steps before automatic pruning</source>
        <translation>Architekturschritte vor automatischem Stutzen</translation>
    </message>
    <message>
        <source>time between checkpoints</source>
        <translation>Zeit zwischen Kontrollpunkten</translation>
    </message>
    <message>
        <source>steps between checkpoints</source>
        <translation>Schritte zwischen Kontrollpunkten</translation>
    </message>
    <message>
        <source>by time only</source>
        <translation>nur nach Zeit</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Prune below %1: %2</source>
        <translation>Unter %1 stutzen: %2</translation>
    </message>
    <message>
        <source>Change %1 from %2 to %3</source>
        <translation>%1 von %2 auf %3 ändern</translation>
    </message>
    <message>
        <source>pinning of %1</source>
        <translation>%1 festlegen</translation>
    </message>
    <message>
        <source>pruning below %1</source>
        <translation>Unter %1 stutzen</translation>
    </message>
    <message>
        <source>fixing of %1</source>
        <translation>%1 festlegen</translation>
    </message>
    <message>
        <source>change of %1 to %2</source>
        <translation>%1 auf %2 ändern</translation>
    </message>
    <message>
        <source>restoring of %1</source>
        <translation>%1 wiederherstellen</translation>
    </message>
    <message>
        <source>pruning of %1</source>
        <translation>%1 stutzen</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <comment>… pruning of a path</comment>
        <translation>„%1“ rückgängig machen</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <comment>… pruning of a path</comment>
        <translation>„%1“ wiederholen</translation>
    </message>
    <message>
        <source>Paused by command</source>
        <translation>Durch Befehl pausiert</translation>
    </message>
    <message>
        <source>Resumed by command</source>
        <translation>Durch Befehl fortgesetzt</translation>
    </message>
    <message>
        <source>Stopped by command</source>
        <translation>Durch Befehl beendet</translation>
    </message>
    <message>
        <source>Derive the leading network</source>
        <translation>Das führende Netz ableiten</translation>
    </message>
    <message>
        <source>Write a checkpoint and keep it</source>
        <translation>Einen Kontrollpunkt schreiben und behalten</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Zurückgenommen: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>%1, by the engine</source>
        <translation>%1, durch die Engine</translation>
    </message>
    <message>
        <source>Command taken: %1</source>
        <translation>Befehl angenommen: %1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>before, after</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1&#xa0;ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>expected %1, %2</source>
        <translation>erwartet %1, %2</translation>
    </message>
    <message>
        <source>%1 of %2 paths open; an architecture step evaluates %3 fewer candidates than with all</source>
        <translation>%1 von %2 Pfaden offen; ein Architekturschritt wertet %3 weniger Kandidaten aus als mit allen</translation>
    </message>
    <message>
        <source>Pruning below %1</source>
        <translation>Unter %1 stutzen</translation>
    </message>
    <message>
        <source>Fixing %1</source>
        <translation>%1 festlegen</translation>
    </message>
    <message>
        <source>Changing %1 to %2</source>
        <translation>%1 auf %2 ändern</translation>
    </message>
    <message>
        <source>Pruning %1</source>
        <translation>%1 stutzen</translation>
    </message>
    <message>
        <source>Pinning %1</source>
        <translation>%1 festlegen</translation>
    </message>
    <message>
        <source>Restoring %1</source>
        <translation>%1 wiederherstellen</translation>
    </message>
    <message numerus="yes">
        <source>%1 %Ln other path(s) gained in the same way.</source>
        <extracomment>&quot;stage1.block0: skip gained 40 % of probability only because it is fast …&quot;</extracomment>
        <translation>
            <numerusform>%1 Ebenso %Ln weiterer Pfad.</numerusform>
            <numerusform>%1 Ebenso %Ln weitere Pfade.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %Ln other path(s) were hardly sampled, too.</source>
        <extracomment>&quot;stage1.block0: k3e6 was sampled in only 3 of 90 steps …&quot;</extracomment>
        <translation>
            <numerusform>%1 Auch %Ln weiterer Pfad wurde kaum gezogen.</numerusform>
            <numerusform>%1 Auch %Ln weitere Pfade wurden kaum gezogen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The training loss runs away: it has been far above what guessing gives for %1 steps and is at %2 now, after %3 at its best. The weights unlearn what they have learned.</source>
        <translation>Der Trainingsverlust läuft davon: Seit %1 Schritten liegt er weit über dem, was Raten ergibt, jetzt bei %2, nach %3 im besten Fall. Die Gewichte verlernen, was sie gelernt haben.</translation>
    </message>
    <message>
        <source>%1 was sampled in only %2 of %3 steps: its weights are hardly trained, and its probability says little about it.</source>
        <translation>%1 wurde in nur %2 von %3 Schritten gezogen: Seine Gewichte sind kaum trainiert, und seine Wahrscheinlichkeit sagt wenig über ihn.</translation>
    </message>
    <message>
        <source>%1 Do not prune by it yet; in the next search a longer warm-up helps.</source>
        <extracomment>what happened</extracomment>
        <translation>%1 Noch nicht danach stutzen; bei der nächsten Suche hilft ein längeres Warmlaufen.</translation>
    </message>
    <message>
        <source>Undo %1, by the engine</source>
        <comment>… pruning of a path</comment>
        <translation>„%1“ (durch das Programm) rückgängig machen</translation>
    </message>
    <message>
        <source>Redo %1, by the engine</source>
        <comment>… pruning of a path</comment>
        <translation>„%1“ (durch das Programm) wiederholen</translation>
    </message>
    <message>
        <source>Derive the network that led at step %L1</source>
        <translation>Das Netz ableiten, das bei Schritt %L1 führte</translation>
    </message>
    <message>
        <source>%1 networks</source>
        <comment>40 million → 27 million</comment>
        <translation>%1 Netze</translation>
    </message>
    <message>
        <source>Loss is no number</source>
        <translation>Verlust ist keine Zahl</translation>
    </message>
    <message>
        <source>Decided early</source>
        <translation>Früh entschieden</translation>
    </message>
    <message>
        <source>Does not decide</source>
        <translation>Entscheidet sich nicht</translation>
    </message>
    <message>
        <source>Latency misses the budget</source>
        <translation>Latenz verfehlt das Budget</translation>
    </message>
    <message>
        <source>Only fast paths gain</source>
        <translation>Nur schnelle Pfade gewinnen</translation>
    </message>
    <message>
        <source>Images learned by heart</source>
        <translation>Bilder auswendig gelernt</translation>
    </message>
    <message>
        <source>Training loss runs away</source>
        <translation>Trainingsverlust läuft davon</translation>
    </message>
    <message>
        <source>Hardly sampled paths</source>
        <translation>Kaum gezogene Pfade</translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s)</source>
        <translation>
            <numerusform>%Ln Schritt</numerusform>
            <numerusform>%Ln Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2 (%3)</source>
        <extracomment>before, after, and their difference</extracomment>
        <translation>%1 → %2 (%3)</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>difference of a latency in ms and in percent</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The supernet guesses: over the last %1 training images %2 were right, and guessing gets %3. At a learning rate of %4 its weights learn nothing; if another one does not help, the labels may not belong to the images.</source>
        <translation>Das Supernetz rät: Von den letzten %1 Trainingsbildern waren %2 richtig, und Raten ergibt %3. Bei einer Lernrate von %4 lernen seine Gewichte nichts; hilft eine andere nicht, gehören die Klassen vielleicht nicht zu den Bildern.</translation>
    </message>
    <message>
        <source>%1 guesses on the test images: %2 of %3 are right, and guessing gets %4. Train it again with more epochs or from the supernet&apos;s weights; if it was right on the training images, the test images may belong to other classes.</source>
        <translation>%1 rät bei den Testbildern: %2 von %3 sind richtig, und Raten ergibt %4. Es mit mehr Epochen oder von den Gewichten des Supernetzes aus neu trainieren; lag es bei den Trainingsbildern richtig, gehören die Testbilder vielleicht zu anderen Klassen.</translation>
    </message>
    <message>
        <source>%1 guesses: over %2 training images %3 were right, and guessing gets %4. Cancel its training and train it again with another learning rate or from the supernet&apos;s weights.</source>
        <translation>%1 rät: Von %2 Trainingsbildern waren %3 richtig, und Raten ergibt %4. Das Training abbrechen und es mit anderer Lernrate oder von den Gewichten des Supernetzes aus neu trainieren.</translation>
    </message>
    <message>
        <source>The supernet guesses</source>
        <translation>Das Supernetz rät</translation>
    </message>
    <message>
        <source>A trained network guesses</source>
        <translation>Ein trainiertes Netz rät</translation>
    </message>
</context>
<context>
    <name>SupernetView</name>
    <message>
        <source>Probability 0 %</source>
        <translation>Wahrscheinlichkeit 0 %</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Sampled in the last steps</source>
        <translation>In den letzten Schritten gezogen</translation>
    </message>
    <message>
        <source>Input
%1</source>
        <translation>Eingang
%1</translation>
    </message>
    <message>
        <source>Logits
%L1 classes</source>
        <translation>Logits
%L1 Klassen</translation>
    </message>
    <message>
        <source>%1: %2
%3 → %4</source>
        <extracomment>a block that is not searched: name, operator, shape in, shape out</extracomment>
        <translation>%1: %2
%3 → %4</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>Pruned</source>
        <translation>Gestutzt</translation>
    </message>
    <message>
        <source>Only path left</source>
        <translation>Einziger offener Pfad</translation>
    </message>
    <message>
        <source>Best for the budget</source>
        <extracomment>of the path of an architecture in the graph</extracomment>
        <translation>Das Beste für das Budget</translation>
    </message>
</context>
<context>
    <name>TargetText</name>
    <message>
        <source>measured here</source>
        <translation>hier gemessen</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>mitgeliefert</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>geschätzt</translation>
    </message>
    <message>
        <source>regressed</source>
        <translation>aus Regression</translation>
    </message>
    <message>
        <source>predictor</source>
        <translation>Prädiktor</translation>
    </message>
    <message>
        <source>recovered exactly</source>
        <translation>genau zurückgerechnet</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <extracomment>input and output channels</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>stride %1</source>
        <translation>Schrittweite %1</translation>
    </message>
    <message>
        <source>sum of the parts</source>
        <translation>Summe der Teile</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>sum and factor</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1 + %2</source>
        <comment>sum and offset</comment>
        <translation>%1 + %2</translation>
    </message>
    <message>
        <source>%1 − %2</source>
        <comment>sum and offset</comment>
        <translation>%1 − %2</translation>
    </message>
    <message>
        <source>%1 a part</source>
        <extracomment>%1 is a duration</extracomment>
        <translation>%1 je Teil</translation>
    </message>
    <message numerus="yes">
        <source>%Ln network(s)</source>
        <translation>
            <numerusform>%Ln Netz</numerusform>
            <numerusform>%Ln Netze</numerusform>
        </translation>
    </message>
    <message>
        <source>Spearman %1</source>
        <translation>Spearman %1</translation>
    </message>
    <message>
        <source>correction: %1 (without it the median error is %2)</source>
        <translation>Korrektur: %1 (ohne sie ist der Fehler im Median %2)</translation>
    </message>
    <message>
        <source>no correction yet: it takes four networks</source>
        <translation>noch keine Korrektur: dafür braucht es vier Netze</translation>
    </message>
    <message numerus="yes">
        <source>%Ln network(s) that neither table nor model covers</source>
        <translation>
            <numerusform>%Ln Netz, das weder Tabelle noch Modell abdeckt</numerusform>
            <numerusform>%Ln Netze, die weder Tabelle noch Modell abdeckt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 shapes in the table, %3 estimated, %4 missing</source>
        <translation>%1 von %2 Formen in der Tabelle, %3 geschätzt, %4 fehlend</translation>
    </message>
    <message>
        <source>%1: median error %2, nine of ten below %3</source>
        <comment>form of a model</comment>
        <translation>%1: Fehler im Median %2, neun von zehn unter %3</translation>
    </message>
    <message>
        <source>median error of a network that is left out: %1</source>
        <translation>mittlerer Fehler (Median) eines ausgelassenen Netzes: %1</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <extracomment>height and width of images in pixels</extracomment>
        <translation>%1 × %2 px</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, fitted on %n network(s), median error %3</source>
        <extracomment>%1: for which input sizes, %2: a formula</extracomment>
        <translation>
            <numerusform>%1: %2, angepasst an %n Netz, mittlerer Fehler (Median) %3</numerusform>
            <numerusform>%1: %2, angepasst an %n Netze, mittlerer Fehler (Median) %3</numerusform>
        </translation>
    </message>
    <message>
        <source>All input sizes together</source>
        <translation>Alle Eingabegrößen zusammen</translation>
    </message>
    <message>
        <source>Other input sizes</source>
        <translation>Andere Eingabegrößen</translation>
    </message>
    <message>
        <source>each input size is corrected by itself (without that the median error is %1)</source>
        <translation>jede Eingabegröße wird für sich korrigiert (ohne das ist der Fehler im Median %1)</translation>
    </message>
</context>
<context>
    <name>TestPictures</name>
    <message>
        <source>test image %L1</source>
        <translation>Testbild %L1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>file and number of an image</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>TimelineMarks</name>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Kontrollpunkt</translation>
    </message>
    <message>
        <source>Act of the search itself</source>
        <translation>Eigene Handlung der Suche</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Derived network</source>
        <translation>Abgeleitetes Netz</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>epoch evaluated, held-out accuracy %1</source>
        <translation>Epoche ausgewertet, Genauigkeit an zurückgehaltenen Bildern %1</translation>
    </message>
    <message>
        <source>network %L1 derived, predicted %2</source>
        <translation>Netz %L1 abgeleitet, vorhergesagt %2</translation>
    </message>
    <message>
        <source>checkpoint written, %1 in %2</source>
        <translation>Kontrollpunkt geschrieben, %1 in %2</translation>
    </message>
    <message>
        <source>resumed; %L1 steps were done again</source>
        <translation>fortgesetzt; %L1 Schritte wurden wiederholt</translation>
    </message>
    <message>
        <source>resumed, not bit for bit; %L1 steps were done again</source>
        <translation>fortgesetzt, nicht Bit für Bit; %L1 Schritte wurden wiederholt</translation>
    </message>
    <message>
        <source>%1, step %L2: %3</source>
        <extracomment>kind of a mark, step, what happened</extracomment>
        <translation>%1, Schritt %L2: %3</translation>
    </message>
</context>
<context>
    <name>pathloom::AccuracyPlot</name>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>Genauigkeit (%)</translation>
    </message>
    <message>
        <source>During the search</source>
        <translation>Während der Suche</translation>
    </message>
    <message>
        <source>Training of derived networks</source>
        <translation>Training abgeleiteter Netze</translation>
    </message>
    <message>
        <source>Which accuracy is shown</source>
        <translation>Welche Genauigkeit gezeigt wird</translation>
    </message>
    <message>
        <source>Accuracy while training derived networks</source>
        <translation>Genauigkeit beim Training abgeleiteter Netze</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Training batches</source>
        <translation>Trainingsstapel</translation>
    </message>
    <message>
        <source>Held-out batches</source>
        <translation>Zurückgehaltene Stapel</translation>
    </message>
    <message>
        <source>Leading architecture, held-out</source>
        <translation>Führende Architektur, zurückgehalten</translation>
    </message>
    <message>
        <source>Network %1</source>
        <translation>Netz %1</translation>
    </message>
    <message>
        <source>The accuracy curves begin with the first step of the search.</source>
        <translation>Die Genauigkeitskurven beginnen mit dem ersten Schritt der Suche.</translation>
    </message>
    <message>
        <source>Open a run or start a search to see how accurate it is.</source>
        <translation>Öffnen Sie einen Lauf oder starten Sie eine Suche, um ihre Genauigkeit zu sehen.</translation>
    </message>
</context>
<context>
    <name>pathloom::Actions</name>
    <message>
        <source>&amp;New search…</source>
        <translation>&amp;Neue Suche …</translation>
    </message>
    <message>
        <source>Choose images, search space, target and budget for a search</source>
        <translation>Bilder, Suchraum, Ziel und Budget einer Suche wählen</translation>
    </message>
    <message>
        <source>&amp;Start search</source>
        <translation>Suche &amp;starten</translation>
    </message>
    <message>
        <source>Start the search that is shown</source>
        <translation>Die gezeigte Suche starten</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Pause the search after this step</source>
        <translation>Die Suche nach diesem Schritt pausieren</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;topp</translation>
    </message>
    <message>
        <source>End the search now and keep what it has found</source>
        <translation>Die Suche jetzt beenden und behalten, was sie gefunden hat</translation>
    </message>
    <message>
        <source>&amp;Derive</source>
        <translation>&amp;Ableiten</translation>
    </message>
    <message>
        <source>Take the most probable network out of this search</source>
        <translation>Das wahrscheinlichste Netz aus dieser Suche nehmen</translation>
    </message>
    <message>
        <source>&amp;Open run folder…</source>
        <translation>Lauf &amp;öffnen …</translation>
    </message>
    <message>
        <source>Show a run from any folder</source>
        <translation>Einen Lauf aus einem beliebigen Ordner zeigen</translation>
    </message>
    <message>
        <source>Show in &amp;file manager</source>
        <translation>In &amp;Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Open the folder of the run</source>
        <translation>Den Ordner des Laufs öffnen</translation>
    </message>
    <message>
        <source>&amp;Read runs again</source>
        <translation>Läufe neu &amp;lesen</translation>
    </message>
    <message>
        <source>Read the list of runs from disk again</source>
        <translation>Die Liste der Läufe neu von der Platte lesen</translation>
    </message>
    <message>
        <source>&amp;Import latency table…</source>
        <translation>Latenztabelle &amp;importieren …</translation>
    </message>
    <message>
        <source>&amp;Save figure as…</source>
        <translation>Abbildung &amp;speichern unter …</translation>
    </message>
    <message>
        <source>Save the plot or graph that has the focus as SVG, PDF, PNG or CSV</source>
        <translation>Das Diagramm oder den Graphen mit dem Fokus als SVG, PDF, PNG oder CSV speichern</translation>
    </message>
    <message>
        <source>Show &amp;numbers of figure</source>
        <translation>&amp;Zahlen der Abbildung zeigen</translation>
    </message>
    <message>
        <source>Show the numbers behind the plot or graph that has the focus</source>
        <translation>Die Zahlen hinter dem Diagramm oder Graphen mit dem Fokus zeigen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Stop a running search, keep its run and leave</source>
        <translation>Eine laufende Suche beenden, ihren Lauf behalten und das Programm verlassen</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>Train the selected network and test it on the test images</source>
        <translation>Das gewählte Netz trainieren und an den Testbildern prüfen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Write the selected network as a checked ONNX file</source>
        <translation>Das gewählte Netz als geprüfte ONNX-Datei schreiben</translation>
    </message>
    <message>
        <source>&amp;Measure latency</source>
        <translation>Latenz &amp;messen</translation>
    </message>
    <message>
        <source>Time the selected network on this machine</source>
        <translation>Die Laufzeit des gewählten Netzes auf diesem Rechner messen</translation>
    </message>
    <message>
        <source>Show &amp;picture</source>
        <translation>&amp;Bild zeigen</translation>
    </message>
    <message>
        <source>Draw the selected network block by block</source>
        <translation>Das gewählte Netz Block für Block zeichnen</translation>
    </message>
    <message>
        <source>&amp;Copy architecture</source>
        <translation>Architektur &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the selected network&apos;s architecture as text</source>
        <translation>Die Architektur des gewählten Netzes als Text kopieren</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Enlarge the supernet graph</source>
        <translation>Den Supernetz-Graphen vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Shrink the supernet graph</source>
        <translation>Den Supernetz-Graphen verkleinern</translation>
    </message>
    <message>
        <source>&amp;Fit graph</source>
        <translation>Graphen ein&amp;passen</translation>
    </message>
    <message>
        <source>Show the whole supernet graph</source>
        <translation>Den ganzen Supernetz-Graphen zeigen</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung zu&amp;rücksetzen</translation>
    </message>
    <message>
        <source>Put all panels back where they were at first</source>
        <translation>Alle Bereiche an ihren ersten Platz stellen</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>Follow the look of the desktop</source>
        <translation>Dem Aussehen der Arbeitsumgebung folgen</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Dark text on a light ground</source>
        <translation>Dunkler Text auf hellem Grund</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Light text on a dark ground</source>
        <translation>Heller Text auf dunklem Grund</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>&amp;Befehlspalette …</translation>
    </message>
    <message>
        <source>Find any command by typing part of its name</source>
        <translation>Jeden Befehl durch Tippen eines Teils seines Namens finden</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>List every command with its shortcut</source>
        <translation>Alle Befehle mit ihren Tastenkürzeln auflisten</translation>
    </message>
    <message>
        <source>&amp;About Pathloom</source>
        <translation>&amp;Über Pathloom</translation>
    </message>
    <message>
        <source>Version and parts of this program</source>
        <translation>Version und Bestandteile dieses Programms</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>tip and shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Add a hardware target from a latency table in CSV or YAML form</source>
        <translation>Ein Zielgerät aus einer Latenztabelle in CSV- oder YAML-Form hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Measure this machine…</source>
        <translation>Diesen Rechner &amp;messen …</translation>
    </message>
    <message>
        <source>Time every operator of a search space on this machine</source>
        <translation>Die Laufzeit jedes Operators eines Suchraums auf diesem Rechner messen</translation>
    </message>
    <message>
        <source>&amp;Export table…</source>
        <translation>Tabelle &amp;exportieren …</translation>
    </message>
    <message>
        <source>Write the selected target&apos;s latency table as CSV</source>
        <translation>Die Latenztabelle des gewählten Ziels als CSV schreiben</translation>
    </message>
    <message>
        <source>&amp;Duplicate…</source>
        <translation>&amp;Duplizieren …</translation>
    </message>
    <message>
        <source>Copy the selected target under a new name</source>
        <translation>Das gewählte Ziel unter einem neuen Namen kopieren</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Delete the selected target; this can be undone</source>
        <translation>Das gewählte Ziel löschen; das lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Undo delete</source>
        <translation>Löschen &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>Bring the target back that was deleted last</source>
        <translation>Das zuletzt gelöschte Ziel zurückholen</translation>
    </message>
    <message>
        <source>Measure more &amp;networks</source>
        <translation>Weitere &amp;Netze messen</translation>
    </message>
    <message>
        <source>Time random networks as a whole to see how far the selected target&apos;s predictions are right</source>
        <translation>Die Laufzeit zufälliger Netze als Ganzes messen, um zu sehen, wie weit die Vorhersagen des gewählten Ziels stimmen</translation>
    </message>
    <message>
        <source>Save &amp;list as CSV…</source>
        <translation>Liste als &amp;CSV speichern …</translation>
    </message>
    <message>
        <source>Write the list of targets as CSV</source>
        <translation>Die Liste der Ziele als CSV schreiben</translation>
    </message>
    <message>
        <source>Measure…</source>
        <translation>Messen …</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Duplizieren …</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Start &amp;next queued search</source>
        <translation>Nächste &amp;wartende Suche starten</translation>
    </message>
    <message>
        <source>Go on with the searches that wait</source>
        <translation>Mit den wartenden Suchen weitermachen</translation>
    </message>
    <message>
        <source>&amp;Clear queued searches</source>
        <translation>Wartende Suchen &amp;verwerfen</translation>
    </message>
    <message>
        <source>Drop the searches that wait to be started</source>
        <translation>Die Suchen verwerfen, die auf ihren Start warten</translation>
    </message>
    <message>
        <source>Compare net&amp;works</source>
        <translation>Netze &amp;vergleichen</translation>
    </message>
    <message>
        <source>Show the networks of all runs with their latency on each target</source>
        <translation>Die Netze aller Läufe mit ihrer Latenz auf jedem Ziel zeigen</translation>
    </message>
    <message>
        <source>Di&amp;fference of two networks…</source>
        <translation>&amp;Unterschied zweier Netze …</translation>
    </message>
    <message>
        <source>Show two networks side by side, block by block</source>
        <translation>Zwei Netze nebeneinander zeigen, Block für Block</translation>
    </message>
    <message>
        <source>&amp;Show targets</source>
        <translation>Ziele &amp;zeigen</translation>
    </message>
    <message>
        <source>Show the hardware targets and what is known of them</source>
        <translation>Zeigt die Zielgeräte und was über sie bekannt ist</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig machen</translation>
    </message>
    <message>
        <source>Take the last change of the running search back</source>
        <translation>Die letzte Änderung der laufenden Suche zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Make the change again that was taken back last</source>
        <translation>Die zuletzt zurückgenommene Änderung wiederholen</translation>
    </message>
    <message>
        <source>&amp;Prune path</source>
        <translation>Pfad &amp;stutzen</translation>
    </message>
    <message>
        <source>Close the selected path: it is not sampled any more</source>
        <translation>Den gewählten Pfad schließen: er wird nicht mehr gezogen</translation>
    </message>
    <message>
        <source>P&amp;in path</source>
        <translation>Pfad &amp;festlegen</translation>
    </message>
    <message>
        <source>Close every other path of the selected path&apos;s block</source>
        <translation>Alle anderen Pfade im Block des gewählten Pfads schließen</translation>
    </message>
    <message>
        <source>Re&amp;store path</source>
        <translation>Pfad wieder&amp;herstellen</translation>
    </message>
    <message>
        <source>Open the selected path again</source>
        <translation>Den gewählten Pfad wieder öffnen</translation>
    </message>
    <message>
        <source>Prune paths &amp;below a probability…</source>
        <translation>Pfade &amp;unter einer Wahrscheinlichkeit stutzen …</translation>
    </message>
    <message>
        <source>Close every path below a probability</source>
        <translation>Alle Pfade unter einer Wahrscheinlichkeit schließen</translation>
    </message>
    <message>
        <source>&amp;Fix a stage…</source>
        <translation>Stufe fest&amp;legen …</translation>
    </message>
    <message>
        <source>Pin the leading path of every block of a stage</source>
        <translation>Den führenden Pfad jedes Blocks einer Stufe festlegen</translation>
    </message>
    <message>
        <source>&amp;Change settings…</source>
        <translation>&amp;Einstellungen ändern …</translation>
    </message>
    <message>
        <source>Change trade-off, budget, learning rates or automatic pruning while the search runs</source>
        <translation>Abwägung, Budget, Lernraten oder automatisches Stutzen ändern, während die Suche läuft</translation>
    </message>
    <message>
        <source>Write a chec&amp;kpoint</source>
        <translation>&amp;Kontrollpunkt schreiben</translation>
    </message>
    <message>
        <source>Write a checkpoint now and keep it for good</source>
        <translation>Jetzt einen Kontrollpunkt schreiben und dauerhaft behalten</translation>
    </message>
    <message>
        <source>&amp;Play history</source>
        <translation>Verlauf &amp;abspielen</translation>
    </message>
    <message>
        <source>Play the run from the step that is shown, or stop playing</source>
        <translation>Den Lauf ab dem gezeigten Schritt abspielen oder das Abspielen beenden</translation>
    </message>
    <message>
        <source>&amp;Go to live</source>
        <translation>Zum &amp;Live-Stand</translation>
    </message>
    <message>
        <source>Go back to the newest step and follow the search</source>
        <translation>Zum neuesten Schritt zurückkehren und der Suche folgen</translation>
    </message>
    <message>
        <source>P&amp;revious mark</source>
        <translation>&amp;Vorige Marke</translation>
    </message>
    <message>
        <source>Go back to the last command, alarm or other mark</source>
        <translation>Zurück zum letzten Befehl, Alarm oder zur letzten anderen Marke gehen</translation>
    </message>
    <message>
        <source>Ne&amp;xt mark</source>
        <translation>Nä&amp;chste Marke</translation>
    </message>
    <message>
        <source>Go on to the next command, alarm or other mark</source>
        <translation>Weiter zum nächsten Befehl, Alarm oder zur nächsten anderen Marke gehen</translation>
    </message>
    <message>
        <source>Difference to t&amp;his moment…</source>
        <translation>&amp;Unterschied zu diesem Zeitpunkt …</translation>
    </message>
    <message>
        <source>Compare what leads at the step that is shown with another step or another run</source>
        <translation>Was beim gezeigten Schritt führt, mit einem anderen Schritt oder einem anderen Lauf vergleichen</translation>
    </message>
    <message>
        <source>Save &amp;animation…</source>
        <translation>Ani&amp;mation speichern …</translation>
    </message>
    <message>
        <source>Save the graph&apos;s evolution over the run as a moving picture or a series of pictures</source>
        <translation>Die Entwicklung des Graphen über den Lauf als bewegtes Bild oder als Bilderreihe speichern</translation>
    </message>
    <message>
        <source>Measure again when &amp;quiet</source>
        <translation>Neu messen, sobald es &amp;ruhig ist</translation>
    </message>
    <message>
        <source>Measure the selected target again as soon as other programs leave this machine alone</source>
        <translation>Das gewählte Ziel neu messen, sobald andere Programme diesen Rechner in Ruhe lassen</translation>
    </message>
    <message>
        <source>&amp;Settings of the run…</source>
        <translation>&amp;Einstellungen des Laufs …</translation>
    </message>
    <message>
        <source>Show what the selected run was made with: settings, seed, images, machine</source>
        <translation>Zeigen, womit der gewählte Lauf entstand: Einstellungen, Startwert, Bilder, Rechner</translation>
    </message>
    <message>
        <source>New search &amp;like this…</source>
        <translation>Neue Suche &amp;wie diese …</translation>
    </message>
    <message>
        <source>Prepare a new search with the settings, images and target of the selected run</source>
        <translation>Eine neue Suche mit Einstellungen, Bildern und Ziel des gewählten Laufs vorbereiten</translation>
    </message>
    <message>
        <source>Show in the plots &amp;too</source>
        <translation>Auch &amp;in den Kurven zeigen</translation>
    </message>
    <message>
        <source>Lay the curves of the selected run over those of the run on show</source>
        <translation>Die Kurven des gewählten Laufs über die des gezeigten legen</translation>
    </message>
    <message>
        <source>&amp;Only the run on show</source>
        <translation>&amp;Nur der gezeigte Lauf</translation>
    </message>
    <message>
        <source>Take the curves of the second run out of the plots</source>
        <translation>Die Kurven des zweiten Laufs aus den Abbildungen nehmen</translation>
    </message>
    <message>
        <source>Re&amp;name run…</source>
        <translation>Lauf um&amp;benennen …</translation>
    </message>
    <message>
        <source>Give the selected run another name</source>
        <translation>Dem gewählten Lauf einen anderen Namen geben</translation>
    </message>
    <message>
        <source>&amp;Delete run</source>
        <translation>Lauf &amp;löschen</translation>
    </message>
    <message>
        <source>Move the selected run to the trash; it can be brought back</source>
        <translation>Den gewählten Lauf in den Papierkorb legen; er lässt sich zurückholen</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>Zurück&amp;holen</translation>
    </message>
    <message>
        <source>Bring back the run or network that was deleted last</source>
        <translation>Den zuletzt gelöschten Lauf oder das zuletzt gelöschte Netz zurückholen</translation>
    </message>
    <message>
        <source>&amp;Rename network…</source>
        <translation>Netz um&amp;benennen …</translation>
    </message>
    <message>
        <source>Give the selected network another name</source>
        <translation>Dem gewählten Netz einen anderen Namen geben</translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>&amp;Notiz …</translation>
    </message>
    <message>
        <source>Write down something about the selected network</source>
        <translation>Etwas zum gewählten Netz notieren</translation>
    </message>
    <message>
        <source>Delete net&amp;work</source>
        <translation>Netz &amp;löschen</translation>
    </message>
    <message>
        <source>Take the selected network out of its run; it can be brought back</source>
        <translation>Das gewählte Netz aus seinem Lauf nehmen; es lässt sich zurückholen</translation>
    </message>
    <message>
        <source>Show exported &amp;file</source>
        <translation>Exportierte &amp;Datei zeigen</translation>
    </message>
    <message>
        <source>Show the ONNX file of the selected network in the file manager</source>
        <translation>Die ONNX-Datei des gewählten Netzes in der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>&amp;Glossar</translation>
    </message>
    <message>
        <source>Explain the words of the search: k5e6, trade-off, nats, entropy …</source>
        <translation>Die Wörter der Suche erklären: k5e6, Abwägung, nat, Entropie …</translation>
    </message>
    <message>
        <source>Delete&amp;d runs…</source>
        <translation>Ge&amp;löschte Läufe …</translation>
    </message>
    <message>
        <source>Show the runs and targets that were deleted, bring them back or delete them for good</source>
        <translation>Gelöschte Läufe und Ziele zeigen, zurückholen oder endgültig löschen</translation>
    </message>
    <message>
        <source>Start next</source>
        <translation>Nächste starten</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Prune</source>
        <translation>Stutzen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Queued searches…</source>
        <translation>&amp;Wartende Suchen …</translation>
    </message>
    <message>
        <source>Show the searches that wait: change their order, take one out</source>
        <translation>Die wartenden Suchen zeigen: ihre Reihenfolge ändern, eine herausnehmen</translation>
    </message>
    <message>
        <source>&amp;Bring back queued searches</source>
        <translation>Wartende Suchen &amp;zurückholen</translation>
    </message>
    <message>
        <source>Put back what was taken out of the queue last</source>
        <translation>Zurückstellen, was zuletzt aus der Warteschlange genommen wurde</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>&amp;Messages and alarms…</source>
        <translation>&amp;Meldungen und Alarme …</translation>
    </message>
    <message>
        <source>List the alarms, warnings and errors that wait for an answer</source>
        <translation>Die Alarme, Warnungen und Fehler auflisten, die auf eine Antwort warten</translation>
    </message>
    <message>
        <source>Show c&amp;onfusion matrix…</source>
        <translation>Kon&amp;fusionsmatrix zeigen …</translation>
    </message>
    <message>
        <source>Show which classes the selected network takes for which, and the images</source>
        <translation>Zeigt, welche Klassen das gewählte Netz wofür hält, mit den Bildern</translation>
    </message>
    <message>
        <source>Search sp&amp;ace…</source>
        <translation>Such&amp;raum …</translation>
    </message>
    <message>
        <source>Look at the search space, or change it: stages, widths, strides, candidates</source>
        <translation>Den Suchraum ansehen oder ändern: Stufen, Breiten, Schrittweiten, Kandidaten</translation>
    </message>
    <message>
        <source>Derive at this &amp;budget</source>
        <translation>Bei diesem &amp;Budget ableiten</translation>
    </message>
    <message>
        <source>Take the best network for the budget on the page Front out of this search</source>
        <translation>Das beste Netz für das Budget auf der Seite „Front“ aus dieser Suche nehmen</translation>
    </message>
    <message>
        <source>Derive the &amp;front…</source>
        <translation>Die &amp;Front ableiten …</translation>
    </message>
    <message>
        <source>Take the best networks for several budgets out of this search</source>
        <translation>Die besten Netze für mehrere Budgets aus dieser Suche nehmen</translation>
    </message>
    <message>
        <source>Derive here</source>
        <translation>Hier ableiten</translation>
    </message>
    <message>
        <source>Derive front…</source>
        <translation>Front ableiten …</translation>
    </message>
    <message>
        <source>E&amp;valuate by shared weights</source>
        <translation>Mit &amp;gemeinsamen Gewichten bewerten</translation>
    </message>
    <message>
        <source>Test the selected network with the weights of the search, without training it</source>
        <translation>Das ausgewählte Netz mit den Gewichten der Suche prüfen, ohne es zu trainieren</translation>
    </message>
</context>
<context>
    <name>pathloom::AlarmDesk</name>
    <message>
        <source>Show the path</source>
        <translation>Den Pfad zeigen</translation>
    </message>
    <message>
        <source>Select %1 in the graph</source>
        <translation>%1 im Graphen auswählen</translation>
    </message>
    <message>
        <source>%1 and go on</source>
        <translation>%1 und fortsetzen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>&amp;Dismiss all</source>
        <translation>Alle &amp;verwerfen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Take this alarm off the list</source>
        <translation>Diesen Alarm von der Liste nehmen</translation>
    </message>
    <message>
        <source>Close; the alarm stays in the list of the status bar</source>
        <translation>Schließen; der Alarm bleibt in der Liste der Statusleiste</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alarm(s)</source>
        <translation>
            <numerusform>%Ln Alarm</numerusform>
            <numerusform>%Ln Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <comment>when and what</comment>
        <translation>Schritt %1: %2</translation>
    </message>
    <message>
        <source>List of the alarms, warnings and errors that wait for an answer</source>
        <translation>Liste der Alarme, Warnungen und Fehler, die auf eine Antwort warten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Meldung</numerusform>
            <numerusform>%Ln Meldungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::AnimationDialog</name>
    <message>
        <source>A frame out of the middle</source>
        <translation>Ein Bild aus der Mitte</translation>
    </message>
    <message>
        <source>What happens, and the result</source>
        <translation>Was geschieht, und das Ergebnis</translation>
    </message>
    <message>
        <source>Progress of saving</source>
        <translation>Fortschritt des Speicherns</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Written to %1: %2 in %3.</source>
        <comment>place, size, time</comment>
        <translation>Nach %1 geschrieben: %2 in %3.</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Save animation of %1</source>
        <translation>Animation von %1 speichern</translation>
    </message>
    <message numerus="yes">
        <source>%Ln frame(s), %1</source>
        <translation>
            <numerusform>%Ln Bild, %1</numerusform>
            <numerusform>%Ln Bilder, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; estimating the size…</source>
        <extracomment>length of an animation, its size in bytes</extracomment>
        <translation>%1; die Größe wird geschätzt …</translation>
    </message>
    <message>
        <source>%1; about %2</source>
        <translation>%1; etwa %2</translation>
    </message>
    <message>
        <source>The file exists and will be replaced.</source>
        <translation>Die Datei gibt es schon; sie wird ersetzt.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln frame(s)</source>
        <translation>
            <numerusform>%L1 von %Ln Bild</numerusform>
            <numerusform>%L1 von %Ln Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <comment>frames and time</comment>
        <translation>%1, noch etwa %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 %L2 of %Ln frame(s) are in %3.</source>
        <translation>
            <numerusform>%1 %L2 von %Ln Bild liegt in %3.</numerusform>
            <numerusform>%1 %L2 von %Ln Bildern liegen in %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::AnimationForm</name>
    <message>
        <source>First step</source>
        <translation>Erster Schritt</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>Letzter Schritt</translation>
    </message>
    <message>
        <source>&amp;Joint phase</source>
        <translation>Ge&amp;meinsame Phase</translation>
    </message>
    <message>
        <source>&amp;Whole run</source>
        <translation>Ga&amp;nzer Lauf</translation>
    </message>
    <message>
        <source>Number of frames</source>
        <translation>Anzahl der Bilder</translation>
    </message>
    <message>
        <source> frames/s</source>
        <translation> Bilder/s</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Duration in seconds</source>
        <translation>Dauer in Sekunden</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Breite in Pixeln</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Höhe in Pixeln</translation>
    </message>
    <message>
        <source>Animated WebP: one file that moves</source>
        <translation>Animiertes WebP: eine Datei, die sich bewegt</translation>
    </message>
    <message>
        <source>Numbered PNG images in a folder</source>
        <translation>Nummerierte PNG-Bilder in einem Ordner</translation>
    </message>
    <message>
        <source>Numbered SVG drawings in a folder</source>
        <translation>Nummerierte SVG-Zeichnungen in einem Ordner</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>The steps in which the probabilities move</source>
        <translation>Die Schritte, in denen sich die Wahrscheinlichkeiten bewegen</translation>
    </message>
    <message>
        <source>All steps, the warm-up too</source>
        <translation>Alle Schritte, auch das Aufwärmen</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>&amp;Durchsuchen …</translation>
    </message>
    <message>
        <source>F&amp;ormat:</source>
        <translation>F&amp;ormat:</translation>
    </message>
    <message>
        <source>S&amp;teps:</source>
        <translation>Sch&amp;ritte:</translation>
    </message>
    <message>
        <source>to</source>
        <comment>first and last step</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>&amp;Frames:</source>
        <translation>&amp;Bilder:</translation>
    </message>
    <message>
        <source>Si&amp;ze:</source>
        <translation>&amp;Größe:</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>T&amp;heme:</source>
        <translation>&amp;Farben:</translation>
    </message>
    <message>
        <source>Sa&amp;ve to:</source>
        <translation>Speichern &amp;unter:</translation>
    </message>
    <message>
        <source>Save animation as</source>
        <translation>Animation speichern unter</translation>
    </message>
    <message>
        <source>Animated WebP (*.webp)</source>
        <translation>Animiertes WebP (*.webp)</translation>
    </message>
    <message>
        <source>Folder of the frames</source>
        <translation>Ordner für die Bilder</translation>
    </message>
    <message>
        <source>The run has no steps yet.</source>
        <translation>Der Lauf hat noch keine Schritte.</translation>
    </message>
    <message>
        <source>The last step has to lie after the first.</source>
        <translation>Der letzte Schritt muss nach dem ersten liegen.</translation>
    </message>
    <message>
        <source>Name the file to write.</source>
        <translation>Bitte die Datei angeben, die geschrieben werden soll.</translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation>Bitte einen Ordner angeben.</translation>
    </message>
    <message>
        <source>%1 is a folder; name a file in it.</source>
        <translation>%1 ist ein Ordner; bitte eine Datei darin angeben.</translation>
    </message>
    <message>
        <source>%1 is a file; name a folder.</source>
        <translation>%1 ist eine Datei; bitte einen Ordner angeben.</translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation>Den Ordner %1 gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>pathloom::AugmentedView</name>
    <message>
        <source>&amp;Previous</source>
        <translation>&amp;Voriges</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>Nä&amp;chstes</translation>
    </message>
    <message>
        <source>Draw a&amp;gain</source>
        <translation>Ne&amp;u ziehen</translation>
    </message>
    <message>
        <source>Augmented pictures</source>
        <translation>Augmentierte Bilder</translation>
    </message>
    <message>
        <source>The picture before this one</source>
        <translation>Das Bild vor diesem</translation>
    </message>
    <message>
        <source>The picture after this one</source>
        <translation>Das Bild nach diesem</translation>
    </message>
    <message>
        <source>Draw with the next seed</source>
        <translation>Mit dem nächsten Startwert ziehen</translation>
    </message>
    <message>
        <source>The same seed draws the same: a training whose loader draws from this seed begins with a batch of these images when it is given this picture again and again</source>
        <translation>Derselbe Startwert zieht dasselbe: Ein Training, dessen Lader aus diesem Startwert zieht, beginnt mit einem Stapel aus diesen Bildern, wenn es dieses Bild immer wieder bekommt</translation>
    </message>
    <message>
        <source>See&amp;d:</source>
        <translation>Start&amp;wert:</translation>
    </message>
    <message>
        <source>The picture and what the augmentation makes of it</source>
        <translation>Das Bild und was die Augmentierung daraus macht</translation>
    </message>
    <message>
        <source>What the augmentation does</source>
        <translation>Was die Augmentierung tut</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>The picture as the network sees it where nothing is drawn</source>
        <translation>Das Bild, wie das Netz es sieht, wo nichts gezogen wird</translation>
    </message>
    <message>
        <source>Draw %1; the network gets values from %2 to %3</source>
        <translation>Ziehung %1; das Netz bekommt Werte von %2 bis %3</translation>
    </message>
    <message>
        <source>The images are those of the loader that training draws from. They are shown with the normalisation undone; the network gets values from %1 to %2.</source>
        <translation>Die Bilder sind die des Laders, aus dem das Training schöpft. Sie werden ohne die Normalisierung gezeigt; das Netz bekommt Werte von %1 bis %2.</translation>
    </message>
</context>
<context>
    <name>pathloom::BlockModel</name>
    <message>
        <source>%1 (%2): probability %3, latency %4, %5 parameters, %6 MACs.</source>
        <translation>%1 (%2): Wahrscheinlichkeit %3, Latenz %4, %5 Parameter, %6 MACs.</translation>
    </message>
    <message>
        <source>How likely the search takes this candidate: softmax of its architecture parameters.</source>
        <translation>Wie wahrscheinlich die Suche diesen Kandidaten nimmt: Softmax seiner Architekturparameter.</translation>
    </message>
    <message>
        <source>Share of the block&apos;s expected latency: probability times latency.</source>
        <translation>Anteil an der erwarteten Latenz des Blocks: Wahrscheinlichkeit mal Latenz.</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one image.</source>
        <translation>Multiplikationen mit Addition für ein Bild.</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrsch.</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>From the run&apos;s latency table; its error stands in the tooltip of a row.</source>
        <translation>Aus der Latenztabelle des Laufs; der Fehler steht im Hinweis der Zeile.</translation>
    </message>
    <message>
        <source>Params</source>
        <comment>short for parameters</comment>
        <translation>Param.</translation>
    </message>
    <message>
        <source>Parameters: the trained numbers of this candidate.</source>
        <translation>Parameter: die trainierten Zahlen dieses Kandidaten.</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>The candidate operator; struck out when it is pruned and so neither sampled nor trained.</source>
        <translation>Der Kandidat; durchgestrichen, wenn er gestutzt ist und also weder gezogen noch trainiert wird.</translation>
    </message>
</context>
<context>
    <name>pathloom::BlockPicture</name>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
</context>
<context>
    <name>pathloom::BudgetBox</name>
    <message>
        <source> ms</source>
        <extracomment>Suffix of a number: milliseconds</extracomment>
        <translation> ms</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
</context>
<context>
    <name>pathloom::CalibrationPlot</name>
    <message>
        <source>Predicted (ms)</source>
        <translation>Vorhergesagt (ms)</translation>
    </message>
    <message>
        <source>Measured (ms)</source>
        <translation>Gemessen (ms)</translation>
    </message>
    <message>
        <source>± %1</source>
        <translation>± %1</translation>
    </message>
    <message>
        <source>predicted = measured</source>
        <translation>vorhergesagt = gemessen</translation>
    </message>
    <message>
        <source>uncorrected sum</source>
        <translation>unkorrigierte Summe</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netz</translation>
    </message>
    <message numerus="yes">
        <source>%Ln network(s); median relative error %1</source>
        <translation>
            <numerusform>%Ln Netz; Median des relativen Fehlers %1</numerusform>
            <numerusform>%Ln Netze; Median des relativen Fehlers %1</numerusform>
        </translation>
    </message>
    <message>
        <source>No networks measured yet</source>
        <translation>Noch keine Netze gemessen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Sum of the parts (ms)</source>
        <translation>Summe der Teile (ms)</translation>
    </message>
    <message>
        <source>Standard deviation (ms)</source>
        <translation>Standardabweichung (ms)</translation>
    </message>
    <message>
        <source>Relative error</source>
        <translation>Relativer Fehler</translation>
    </message>
    <message>
        <source>%1
predicted %2, measured %3, error %4</source>
        <translation>%1
vorhergesagt %2, gemessen %3, Fehler %4</translation>
    </message>
    <message>
        <source>Predicted against measured latency</source>
        <translation>Vorhergesagte und gemessene Latenz</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>Input height (px)</source>
        <translation>Höhe der Eingabe (px)</translation>
    </message>
    <message>
        <source>Input width (px)</source>
        <translation>Breite der Eingabe (px)</translation>
    </message>
    <message>
        <source>Next network</source>
        <translation>Nächstes Netz</translation>
    </message>
    <message>
        <source>Show the values of the next network</source>
        <translation>Die Werte des nächsten Netzes zeigen</translation>
    </message>
    <message>
        <source>Previous network</source>
        <translation>Voriges Netz</translation>
    </message>
    <message>
        <source>Show the values of the network before</source>
        <translation>Die Werte des vorigen Netzes zeigen</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Hide the values again</source>
        <translation>Die Werte wieder ausblenden</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the plot as a picture</source>
        <translation>Das Diagramm als Bild kopieren</translation>
    </message>
</context>
<context>
    <name>pathloom::CalibrationView</name>
    <message>
        <source>Save &amp;figure…</source>
        <translation>Abbildun&amp;g speichern …</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>How far predictions of whole networks are right</source>
        <translation>Wie weit die Vorhersagen ganzer Netze stimmen</translation>
    </message>
    <message>
        <source>Number of networks to measure</source>
        <translation>Zahl der zu messenden Netze</translation>
    </message>
    <message>
        <source>No whole networks were measured for this target. Measure some to see how far its predictions can be trusted, and to correct them.</source>
        <translation>Für dieses Ziel wurden keine ganzen Netze gemessen. Messen Sie einige, um zu sehen, wie weit seinen Vorhersagen zu trauen ist, und um sie zu korrigieren.</translation>
    </message>
    <message>
        <source>Networks were measured for this target, but its table covers none of them.</source>
        <translation>Für dieses Ziel wurden Netze gemessen, aber seine Tabelle deckt keines davon ab.</translation>
    </message>
    <message>
        <source>&amp;Cancel measuring</source>
        <translation>&amp;Messen abbrechen</translation>
    </message>
    <message>
        <source>M&amp;easure more networks</source>
        <translation>Weitere Netze &amp;messen</translation>
    </message>
    <message>
        <source>What was measured by then is kept</source>
        <translation>Was bis dahin gemessen wurde, bleibt erhalten</translation>
    </message>
    <message>
        <source>Times random networks of the space chosen above on this machine, and corrects the predictions by what it finds</source>
        <translation>Misst auf diesem Rechner die Laufzeit zufälliger Netze des oben gewählten Raums und korrigiert die Vorhersagen danach</translation>
    </message>
</context>
<context>
    <name>pathloom::CandidateGrid</name>
    <message>
        <source>× %1</source>
        <comment>expansion of an operator</comment>
        <translation>× %1</translation>
    </message>
    <message>
        <source>%1 × %1</source>
        <comment>kernel of an operator</comment>
        <translation>%1 × %1</translation>
    </message>
    <message>
        <source>MBConv with a kernel of %1 × %1 that widens %2-fold: %3</source>
        <translation>MBConv mit einem Kern von %1 × %1, die auf das %2-Fache weitet: %3</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>A block may be left out, where its shape stays the same</source>
        <translation>Ein Block darf wegfallen, wo seine Form gleich bleibt</translation>
    </message>
    <message>
        <source>Candidate %1</source>
        <translation>Kandidat %1</translation>
    </message>
    <message>
        <source>also %1</source>
        <translation>auch %1</translation>
    </message>
    <message>
        <source>Add candidate %1</source>
        <translation>Kandidaten %1 hinzufügen</translation>
    </message>
    <message>
        <source>Remove candidate %1</source>
        <translation>Kandidaten %1 entfernen</translation>
    </message>
</context>
<context>
    <name>pathloom::ChangeSettingsDialog</name>
    <message>
        <source>Change settings of the running search</source>
        <translation>Einstellungen der laufenden Suche ändern</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Each change takes effect at the next step, is recorded, and can be undone.</source>
        <translation>Jede Änderung wirkt ab dem nächsten Schritt, wird aufgezeichnet und lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>Ä&amp;ndern</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source> %</source>
        <extracomment>Suffix of a number: percent</extracomment>
        <translation> %</translation>
    </message>
    <message>
        <source> s</source>
        <extracomment>Suffix of a number: seconds</extracomment>
        <translation> s</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>Von %1 bis %2.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what a setting is, and its range</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>must be from %1 to %2</source>
        <translation>muss von %1 bis %2 reichen</translation>
    </message>
</context>
<context>
    <name>pathloom::ClassFigureModel</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Test images of the class</source>
        <translation>Testbilder der Klasse</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Share of the images of the class that are taken for it</source>
        <translation>Anteil der Bilder der Klasse, die ihr zugeordnet werden</translation>
    </message>
    <message>
        <source>Top 5</source>
        <translation>Top 5</translation>
    </message>
    <message>
        <source>Share of the images of the class for which it is among the five most probable classes</source>
        <translation>Anteil der Bilder der Klasse, bei denen sie unter den fünf wahrscheinlichsten Klassen ist</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Share of the images taken for the class that are of it</source>
        <translation>Anteil der Bilder, die der Klasse zugeordnet werden und von ihr sind</translation>
    </message>
    <message>
        <source>There is no test image of this class.</source>
        <translation>Von dieser Klasse gibt es kein Testbild.</translation>
    </message>
    <message>
        <source>%L1 of the %L2 images of %3 are taken for it.</source>
        <translation>%L1 der %L2 Bilder von %3 werden richtig zugeordnet.</translation>
    </message>
    <message>
        <source>For %L1 of the %L2 images of %3 it is among the five most probable classes.</source>
        <translation>Bei %L1 der %L2 Bilder von %3 ist die Klasse unter den fünf wahrscheinlichsten.</translation>
    </message>
    <message>
        <source>No test image is taken for %1.</source>
        <translation>Kein Testbild wird für %1 gehalten.</translation>
    </message>
    <message>
        <source>%L1 of the %L2 images taken for %3 are of it.</source>
        <translation>%L1 der %L2 Bilder, die für %3 gehalten werden, sind es.</translation>
    </message>
</context>
<context>
    <name>pathloom::ClassTableModel</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Training</source>
        <comment>part of the images</comment>
        <translation>Training</translation>
    </message>
    <message>
        <source>Pictures for training; of these a share is held out where the set has none for validation</source>
        <translation>Bilder zum Trainieren; von ihnen wird ein Anteil zurückgehalten, wo der Datensatz keine zur Validierung hat</translation>
    </message>
    <message>
        <source>Validation</source>
        <comment>part of the images</comment>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Pictures that whoever made the set has held out for validation</source>
        <translation>Bilder, die zur Validierung zurückgehalten hat, wer den Datensatz gemacht hat</translation>
    </message>
    <message>
        <source>Test</source>
        <comment>part of the images</comment>
        <translation>Test</translation>
    </message>
    <message>
        <source>Pictures that neither search nor training sees</source>
        <translation>Bilder, die weder Suche noch Training sieht</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Of the training pictures; the bar is full for the largest class</source>
        <translation>An den Trainingsbildern; der Balken der größten Klasse ist voll</translation>
    </message>
    <message>
        <source>%1: %2 pictures for training, %3 for validation, %4 for testing</source>
        <translation>%1: %2 Bilder zum Trainieren, %3 zur Validierung, %4 zum Testen</translation>
    </message>
</context>
<context>
    <name>pathloom::CommandListModel</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Weight steps done when it took effect.</source>
        <translation>Zahl der Gewichtsschritte, als der Befehl wirksam wurde.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Running time of the search.</source>
        <translation>Laufzeit der Suche.</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>You, or the engine by automatic pruning.</source>
        <translation>Von Hand, oder von der Engine durch automatisches Stutzen.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Networks left</source>
        <translation>Verbleibende Netze</translation>
    </message>
    <message>
        <source>Before and after.</source>
        <translation>Vorher und nachher.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Hand</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>In Kraft</translation>
    </message>
    <message>
        <source>Step %1, %2: %3 (%4)</source>
        <translation>Schritt %1, von %2: %3 (%4)</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Expected latency before and after, by the probabilities of that moment, or the setting.</source>
        <translation>Erwartete Latenz vorher und nachher, nach den Wahrscheinlichkeiten jenes Zeitpunkts, oder die Einstellung.</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Zurückgenommen: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>before, after</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>s</source>
        <extracomment>seconds</extracomment>
        <translation>s</translation>
    </message>
</context>
<context>
    <name>pathloom::CommandListView</name>
    <message>
        <source>&amp;Undo to here</source>
        <translation>Bis hier &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>Save as &amp;CSV…</source>
        <translation>Als &amp;CSV speichern …</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Commands given to the search</source>
        <translation>Befehle an die Suche</translation>
    </message>
    <message>
        <source>Write this list as a table</source>
        <translation>Diese Liste als Tabelle schreiben</translation>
    </message>
    <message>
        <source>Choose the command that is to be taken back.</source>
        <translation>Bitte den Befehl wählen, der zurückgenommen werden soll.</translation>
    </message>
    <message>
        <source>Take back this command and every one after it</source>
        <translation>Diesen Befehl und alle danach zurücknehmen</translation>
    </message>
    <message>
        <source>Nothing has been changed in this search yet.</source>
        <translation>In dieser Suche wurde noch nichts geändert.</translation>
    </message>
    <message>
        <source>This is no change that could be taken back.</source>
        <translation>Das ist keine Änderung, die sich zurücknehmen ließe.</translation>
    </message>
    <message numerus="yes">
        <source>Undoing %Ln change(s) now: %1</source>
        <translation>
            <numerusform>%Ln Änderung jetzt zurücknehmen: %1</numerusform>
            <numerusform>%Ln Änderungen jetzt zurücknehmen: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Type part of a command&apos;s name</source>
        <translation>Einen Teil des Befehlsnamens tippen</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>menu and command</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1	%2</source>
        <comment>command and shortcut</comment>
        <translation>%1	%2</translation>
    </message>
</context>
<context>
    <name>pathloom::CompareControls</name>
    <message>
        <source>&amp;Only trained</source>
        <translation>Nur &amp;trainierte</translation>
    </message>
    <message>
        <source>Targets shown as columns</source>
        <translation>Als Spalten gezeigte Ziele</translation>
    </message>
    <message>
        <source>Choose the targets whose latencies are shown</source>
        <translation>Die Ziele wählen, deren Latenzen gezeigt werden</translation>
    </message>
    <message>
        <source>Filter networks by words</source>
        <translation>Netze nach Wörtern filtern</translation>
    </message>
    <message>
        <source>Leave out networks without a test accuracy</source>
        <translation>Netze ohne Testgenauigkeit weglassen</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Targets (%1)</source>
        <translation>Ziele (%1)</translation>
    </message>
    <message>
        <source>Filter: network, run, architecture, images, target</source>
        <translation>Filter: Netz, Lauf, Architektur, Bilder, Ziel</translation>
    </message>
    <message>
        <source>Shows networks in whose name, run, architecture, images or target every word stands</source>
        <translation>Zeigt Netze, in deren Name, Lauf, Architektur, Bildern oder Ziel jedes Wort vorkommt</translation>
    </message>
</context>
<context>
    <name>pathloom::ComparePanel</name>
    <message>
        <source>Reading the networks of all runs…</source>
        <translation>Die Netze aller Läufe werden gelesen …</translation>
    </message>
    <message>
        <source>Difference…</source>
        <translation>Unterschied …</translation>
    </message>
    <message>
        <source>Show the two selected networks side by side</source>
        <translation>Die zwei gewählten Netze nebeneinander zeigen</translation>
    </message>
    <message>
        <source>Yardstick</source>
        <translation>Vergleichsnetz</translation>
    </message>
    <message>
        <source>Train a well-known network by the run&apos;s protocol to compare with</source>
        <translation>Ein bekanntes Netz zum Vergleich nach dem Verfahren des Laufs trainieren</translation>
    </message>
    <message>
        <source>&amp;Yardstick</source>
        <translation>&amp;Vergleichsnetz</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the table or the plot</source>
        <translation>Die Tabelle oder das Diagramm speichern</translation>
    </message>
    <message>
        <source>Save &amp;table as CSV…</source>
        <translation>&amp;Tabelle als CSV speichern …</translation>
    </message>
    <message>
        <source>Save &amp;figure as…</source>
        <translation>Abbildung &amp;speichern unter …</translation>
    </message>
    <message>
        <source>No derived networks yet. Every network that a search finds appears here with its latency on each target.</source>
        <translation>Noch keine abgeleiteten Netze. Jedes Netz, das eine Suche findet, erscheint hier mit seiner Latenz auf jedem Ziel.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) could not be read: %1</source>
        <translation>
            <numerusform>%Ln Lauf konnte nicht gelesen werden: %1</numerusform>
            <numerusform>%Ln Läufe konnten nicht gelesen werden: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>A difference takes two networks, and there are not two yet.</source>
        <translation>Ein Unterschied braucht zwei Netze, und noch gibt es keine zwei.</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>The table was written to %1.</source>
        <translation>Die Tabelle wurde nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Add to %1 and train:</source>
        <translation>Zu %1 hinzufügen und trainieren:</translation>
    </message>
</context>
<context>
    <name>pathloom::ConfusedPairModel</name>
    <message>
        <source>True class</source>
        <translation>Wahre Klasse</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Gehalten für</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Of the class</source>
        <translation>Der Klasse</translation>
    </message>
    <message>
        <source>Share of the images of the true class</source>
        <translation>Anteil an den Bildern der wahren Klasse</translation>
    </message>
</context>
<context>
    <name>pathloom::ConfusionDialog</name>
    <message>
        <source>Confusion matrix of %1 of %2</source>
        <extracomment>network and run</extracomment>
        <translation>Konfusionsmatrix von %1 aus %2</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>Der Lauf wird gelesen …</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>The network was tested by a version of Pathloom that did not keep what it says of each image. Train it again to see it here.</source>
        <translation>Das Netz wurde von einer Pathloom-Version getestet, die nicht aufbewahrte, was es zu jedem Bild sagt. Trainieren Sie es noch einmal, um es hier zu sehen.</translation>
    </message>
    <message>
        <source>The network has not been trained yet: it has nothing to say of the test images.</source>
        <translation>Das Netz ist noch nicht trainiert: Zu den Testbildern hat es nichts zu sagen.</translation>
    </message>
    <message>
        <source>The first %L1 of %L2 images.</source>
        <translation>Die ersten %L1 von %L2 Bildern.</translation>
    </message>
</context>
<context>
    <name>pathloom::ConfusionPanel</name>
    <message>
        <source>Numbers in the cells</source>
        <translation>Zahlen in den Zellen</translation>
    </message>
    <message>
        <source>Share of the true class in %</source>
        <translation>Anteil an der wahren Klasse in %</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>&amp;Numbers:</source>
        <translation>&amp;Zahlen:</translation>
    </message>
    <message>
        <source>Most confused</source>
        <translation>Am meisten verwechselt</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Form of the images</source>
        <translation>Form der Bilder</translation>
    </message>
    <message>
        <source>As the network sees them</source>
        <translation>Wie das Netz sie sieht</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>Wie sie sind</translation>
    </message>
    <message>
        <source>Images of the cell</source>
        <translation>Bilder der Zelle</translation>
    </message>
    <message>
        <source>A click on a cell, or Return, shows its images here.</source>
        <translation>Ein Klick auf eine Zelle, oder die Eingabetaste, zeigt hier ihre Bilder.</translation>
    </message>
    <message>
        <source>%1, taken for what it is</source>
        <translation>%1, richtig erkannt</translation>
    </message>
    <message>
        <source>%1, taken for %2</source>
        <translation>%1, für %2 gehalten</translation>
    </message>
    <message>
        <source>There is no such image.</source>
        <translation>Ein solches Bild gibt es nicht.</translation>
    </message>
    <message>
        <source>Looking for the images…</source>
        <translation>Die Bilder werden gesucht …</translation>
    </message>
</context>
<context>
    <name>pathloom::ConfusionView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>Predicted class</source>
        <translation>Vorhergesagte Klasse</translation>
    </message>
    <message>
        <source>True class</source>
        <translation>Wahre Klasse</translation>
    </message>
    <message>
        <source>Another cell</source>
        <translation>Andere Zelle</translation>
    </message>
    <message>
        <source>Go to the next cell</source>
        <translation>Zur nächsten Zelle gehen</translation>
    </message>
    <message>
        <source>Ten classes on</source>
        <translation>Zehn Klassen weiter</translation>
    </message>
    <message>
        <source>Go ten true classes up or down</source>
        <translation>Zehn wahre Klassen nach oben oder unten gehen</translation>
    </message>
    <message>
        <source>First or last class</source>
        <translation>Erste oder letzte Klasse</translation>
    </message>
    <message>
        <source>Go to the ends of a row</source>
        <translation>An die Enden einer Zeile gehen</translation>
    </message>
    <message>
        <source>First or last cell</source>
        <translation>Erste oder letzte Zelle</translation>
    </message>
    <message>
        <source>Go to the corners of the matrix</source>
        <translation>In die Ecken der Matrix gehen</translation>
    </message>
    <message>
        <source>Show images</source>
        <translation>Bilder zeigen</translation>
    </message>
    <message>
        <source>Show the images of the cell</source>
        <translation>Die Bilder der Zelle zeigen</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Enlarge or shrink the cells</source>
        <translation>Die Zellen vergrößern oder verkleinern</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>Alle Klassen zeigen</translation>
    </message>
    <message>
        <source>&amp;Show the images of this cell</source>
        <translation>&amp;Bilder dieser Zelle zeigen</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>S&amp;ave as…</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>Confusion matrix of %1</source>
        <translation>Konfusionsmatrix von %1</translation>
    </message>
    <message>
        <source>share of the true class</source>
        <translation>Anteil an der wahren Klasse</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Share of the true class</source>
        <translation>Anteil an der wahren Klasse</translation>
    </message>
</context>
<context>
    <name>pathloom::CrossTableModel</name>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Found for</source>
        <translation>Gefunden für</translation>
    </message>
    <message>
        <source>The target that the network&apos;s search was for</source>
        <translation>Das Ziel, für das das Netz gesucht wurde</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>Share of the test images named rightly</source>
        <translation>Anteil der richtig benannten Testbilder</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one image</source>
        <translation>Multiplikationen mit Addition für ein Bild</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Latency of one batch on %1</source>
        <translation>Latenz eines Stapels auf %1</translation>
    </message>
    <message>
        <source>Yardstick</source>
        <translation>Vergleichsnetz</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>Trainiert</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Not trained</source>
        <translation>Nicht trainiert</translation>
    </message>
    <message>
        <source>One word a block: %1</source>
        <translation>Ein Wort je Block: %1</translation>
    </message>
    <message>
        <source>A well-known network, trained by the run&apos;s protocol to compare with</source>
        <translation>Ein bekanntes Netz, zum Vergleich so trainiert wie die Netze des Laufs</translation>
    </message>
    <message>
        <source>Share of the test images that the trained network names rightly.</source>
        <translation>Anteil der Testbilder, die das trainierte Netz richtig benennt.</translation>
    </message>
    <message>
        <source>The network has not been trained yet.</source>
        <translation>Das Netz ist noch nicht trainiert.</translation>
    </message>
    <message>
        <source>%L1 trained numbers</source>
        <translation>%L1 trainierte Zahlen</translation>
    </message>
    <message>
        <source>%L1 multiply-accumulates for one image</source>
        <translation>%L1 Multiplikationen mit Addition für ein Bild</translation>
    </message>
    <message>
        <source>The lowest of this column.</source>
        <translation>Der niedrigste Wert dieser Spalte.</translation>
    </message>
    <message>
        <source>The network was searched for this target.</source>
        <translation>Das Netz wurde für dieses Ziel gesucht.</translation>
    </message>
    <message>
        <source>no latency</source>
        <translation>keine Latenz</translation>
    </message>
    <message>
        <source>lowest of this column</source>
        <translation>niedrigster Wert dieser Spalte</translation>
    </message>
    <message>
        <source>the network&apos;s own target</source>
        <translation>das eigene Ziel des Netzes</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Cannot be told apart from the lowest of this column: the difference is less than the errors of both.</source>
        <translation>Vom niedrigsten Wert dieser Spalte nicht zu unterscheiden: Der Unterschied ist kleiner als die Fehler beider.</translation>
    </message>
    <message>
        <source>not to be told apart from the lowest of this column</source>
        <translation>vom niedrigsten Wert dieser Spalte nicht zu unterscheiden</translation>
    </message>
</context>
<context>
    <name>pathloom::CrossTableView</name>
    <message>
        <source>Key to the marks in the table</source>
        <translation>Erklärung der Zeichen in der Tabelle</translation>
    </message>
    <message>
        <source>best of its column</source>
        <translation>bester Wert der Spalte</translation>
    </message>
    <message>
        <source>own target</source>
        <translation>eigenes Ziel</translation>
    </message>
    <message>
        <source>Networks of all runs with their latency on each target</source>
        <translation>Netze aller Läufe mit ihrer Latenz auf jedem Ziel</translation>
    </message>
    <message>
        <source>No network passes the filter.</source>
        <translation>Kein Netz passt zum Filter.</translation>
    </message>
    <message>
        <source>like it, within the errors</source>
        <translation>ebenso gut, im Rahmen der Fehler</translation>
    </message>
</context>
<context>
    <name>pathloom::DataDialog</name>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>pathloom::DataDrop</name>
    <message>
        <source>Drop one folder, archive or table of images at a time.</source>
        <translation>Legen Sie jeweils einen Ordner, ein Archiv oder eine Tabelle mit Bildern ab.</translation>
    </message>
    <message>
        <source>%1 holds no images that are recognised: a folder with one folder for each class is, an archive of that, or a table of paths and labels.</source>
        <translation>%1 enthält keine Bilder, die erkannt werden: Erkannt werden ein Ordner mit einem Ordner für jede Klasse, ein Archiv davon oder eine Tabelle aus Pfaden und Labeln.</translation>
    </message>
</context>
<context>
    <name>pathloom::DataOverview</name>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>What was found about the images</source>
        <translation>Was über die Bilder gefunden wurde</translation>
    </message>
    <message>
        <source>Even: each class has %1 training pictures.</source>
        <translation>Gleichmäßig: Jede Klasse hat %1 Trainingsbilder.</translation>
    </message>
    <message>
        <source>Uneven: %1 has %2 training pictures, %3 none.</source>
        <translation>Ungleichmäßig: %1 hat %2 Trainingsbilder, %3 keine.</translation>
    </message>
    <message>
        <source>Uneven: %1 has %2 training pictures, %3 has %4, the largest class %5 times as many as the smallest one.</source>
        <extracomment>the largest class and its pictures, the smallest one and its pictures, how many times as many</extracomment>
        <translation>Ungleichmäßig: %1 hat %2 Trainingsbilder, %3 hat %4, die größte Klasse %5-mal so viele wie die kleinste.</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>Validierungsbilder</translation>
    </message>
    <message>
        <source>none set apart: a share of the training images is held out</source>
        <translation>keine abgetrennt: Ein Anteil der Trainingsbilder wird zurückgehalten</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Testbilder</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>The network sees</source>
        <extracomment>channels × height × width</extracomment>
        <translation>Das Netz sieht</translation>
    </message>
    <message>
        <source>%1 (channels × height × width)</source>
        <translation>%1 (Kanäle × Höhe × Breite)</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>mean %1, deviation %2</source>
        <translation>Mittelwert %1, Abweichung %2</translation>
    </message>
    <message>
        <source>Of pixel values scaled to 0..1, measured on the images that train and on no others.</source>
        <translation>Von Pixelwerten zwischen 0 und 1, gemessen an den Bildern, die trainieren, und an keinen anderen.</translation>
    </message>
    <message>
        <source>Not measured yet: every image that trains is decoded for that.</source>
        <translation>Noch nicht gemessen: Dafür wird jedes Bild dekodiert, das trainiert.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number and format of pictures</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 × %2 px (%3)</source>
        <comment>width, height, number of pictures</comment>
        <translation>%1 × %2 px (%3)</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Different sizes</source>
        <translation>Verschiedene Größen</translation>
    </message>
    <message>
        <source>Most frequent sizes</source>
        <translation>Häufigste Größen</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Files and folders left out: %1</source>
        <translation>Ausgelassene Dateien und Ordner: %1</translation>
    </message>
    <message>
        <source>Pictures with the same content in different parts: %1</source>
        <translation>Bilder mit demselben Inhalt in verschiedenen Teilen: %1</translation>
    </message>
    <message>
        <source>Pictures with the same content in different classes: %1</source>
        <translation>Bilder mit demselben Inhalt in verschiedenen Klassen: %1</translation>
    </message>
    <message>
        <source>Classes with a single training picture: %1</source>
        <translation>Klassen mit einem einzigen Trainingsbild: %1</translation>
    </message>
    <message>
        <source>None were found.</source>
        <translation>Keine gefunden.</translation>
    </message>
    <message>
        <source>Pictures that are there twice were not looked for.</source>
        <translation>Nach Bildern, die doppelt da sind, wurde nicht gesucht.</translation>
    </message>
    <message>
        <source>Fingerprint of the content</source>
        <translation>Fingerabdruck des Inhalts</translation>
    </message>
    <message>
        <source>How the files were read</source>
        <translation>Wie die Dateien gelesen wurden</translation>
    </message>
    <message>
        <source>Size for the network</source>
        <translation>Größe für das Netz</translation>
    </message>
</context>
<context>
    <name>pathloom::DataPage</name>
    <message>
        <source>Save &amp;figure…</source>
        <translation>Abbildung spei&amp;chern …</translation>
    </message>
    <message>
        <source>Save &amp;CSV…</source>
        <translation>CSV spei&amp;chern …</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Picture sizes</source>
        <translation>Bildgrößen</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>How far reading the images is</source>
        <translation>Wie weit das Lesen der Bilder ist</translation>
    </message>
    <message>
        <source>Progress of reading the images</source>
        <translation>Fortschritt beim Lesen der Bilder</translation>
    </message>
    <message>
        <source>Filter classes</source>
        <translation>Klassen filtern</translation>
    </message>
    <message>
        <source>Classes of the images</source>
        <translation>Klassen der Bilder</translation>
    </message>
    <message>
        <source>Pictures of the class</source>
        <translation>Bilder der Klasse</translation>
    </message>
    <message>
        <source>Problems of the images</source>
        <translation>Probleme der Bilder</translation>
    </message>
    <message>
        <source>Write all problems into a table</source>
        <translation>Alle Probleme in eine Tabelle schreiben</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Liest …</translation>
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation>Das Lesen wurde angehalten.</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>Anhal&amp;ten</translation>
    </message>
    <message>
        <source>Re&amp;ad again</source>
        <translation>Noch ein&amp;mal lesen</translation>
    </message>
    <message>
        <source>Read no more of the images; what was found by then stays</source>
        <translation>Nicht mehr von den Bildern lesen; was bis dahin gefunden wurde, bleibt</translation>
    </message>
    <message>
        <source>Read the images from the beginning</source>
        <translation>Die Bilder von vorn lesen</translation>
    </message>
    <message>
        <source>No images are on show. Open a run, begin a new search, or drop a folder of images on the window.</source>
        <translation>Es werden keine Bilder gezeigt. Öffnen Sie einen Lauf, beginnen Sie eine neue Suche oder ziehen Sie einen Ordner mit Bildern auf das Fenster.</translation>
    </message>
    <message>
        <source>Reading was stopped before anything was found.</source>
        <translation>Das Lesen wurde angehalten, bevor etwas gefunden wurde.</translation>
    </message>
    <message>
        <source>Reading the images…</source>
        <translation>Liest die Bilder …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln Problem</numerusform>
            <numerusform>%Ln Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>No problems were found.</source>
        <translation>Es wurden keine Probleme gefunden.</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>Select a class to see pictures of it.</source>
        <translation>Wählen Sie eine Klasse, um Bilder von ihr zu sehen.</translation>
    </message>
    <message>
        <source>Mean and deviation of the channels are being measured; the pictures follow.</source>
        <translation>Mittelwert und Abweichung der Kanäle werden gemessen; die Bilder folgen.</translation>
    </message>
    <message>
        <source>Mean and deviation of the channels were not measured: Read again does that.</source>
        <translation>Mittelwert und Abweichung der Kanäle wurden nicht gemessen: Noch einmal lesen holt es nach.</translation>
    </message>
    <message>
        <source>Save the problems</source>
        <translation>Die Probleme speichern</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Nach %1 geschrieben.</translation>
    </message>
</context>
<context>
    <name>pathloom::DataPanel</name>
    <message>
        <source>the run on show</source>
        <translation>des gezeigten Laufs</translation>
    </message>
    <message>
        <source>the next search</source>
        <translation>der nächsten Suche</translation>
    </message>
    <message>
        <source>&amp;Images of:</source>
        <translation>&amp;Bilder:</translation>
    </message>
</context>
<context>
    <name>pathloom::DataProblemModel</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file and why it was left out</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2, %3) = %4 (%5, %6)</source>
        <comment>two pictures, each with its part and class</comment>
        <translation>%1 (%2, %3) = %4 (%5, %6)</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Same content in another part</source>
        <translation>Derselbe Inhalt in einem anderen Teil</translation>
    </message>
    <message>
        <source>Same content in another class</source>
        <translation>Derselbe Inhalt in einer anderen Klasse</translation>
    </message>
    <message>
        <source>Class with a single training picture</source>
        <translation>Klasse mit einem einzigen Trainingsbild</translation>
    </message>
    <message>
        <source>%1
It is not used.</source>
        <translation>%1
Es wird nicht verwendet.</translation>
    </message>
    <message>
        <source>%1
What is tested was learnt by heart: the accuracy looks better than it is.</source>
        <translation>%1
Was geprüft wird, wurde auswendig gelernt: Die Genauigkeit sieht besser aus, als sie ist.</translation>
    </message>
    <message>
        <source>%1
One picture, two classes: one of them is wrong.</source>
        <translation>%1
Ein Bild, zwei Klassen: Eine davon ist falsch.</translation>
    </message>
    <message>
        <source>%1
Nothing can be held out of this class, and little be learnt.</source>
        <translation>%1
Von dieser Klasse kann nichts zurückgehalten und wenig gelernt werden.</translation>
    </message>
</context>
<context>
    <name>pathloom::DataRows</name>
    <message>
        <source>&amp;Images:</source>
        <translation>&amp;Bilder:</translation>
    </message>
    <message numerus="yes">
        <source>%Ln training image(s) of %1 in %2 classes</source>
        <translation>
            <numerusform>%Ln Trainingsbild von %1 in %2 Klassen</numerusform>
            <numerusform>%Ln Trainingsbilder von %1 in %2 Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Of these the search uses %1</source>
        <comment>training images</comment>
        <translation>Davon benutzt die Suche %1</translation>
    </message>
    <message>
        <source>Fr&amp;om:</source>
        <translation>&amp;Von:</translation>
    </message>
    <message>
        <source>Choose where the images are.</source>
        <translation>Wählen Sie, wo die Bilder sind.</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 existiert nicht.</translation>
    </message>
    <message>
        <source>Loo&amp;k at the images…</source>
        <translation>Bilder anse&amp;hen …</translation>
    </message>
    <message>
        <source>Classes with pictures of each, picture sizes, problems, and the pictures as training sees them</source>
        <translation>Klassen mit Bildern von jeder, Bildgrößen, Probleme und die Bilder, wie das Training sie sieht</translation>
    </message>
</context>
<context>
    <name>pathloom::DataSurvey</name>
    <message>
        <source>Image %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>%1, for validation</source>
        <comment>a picture</comment>
        <translation>%1, zur Validierung</translation>
    </message>
    <message>
        <source>%1, for training</source>
        <comment>a picture</comment>
        <translation>%1, zum Trainieren</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <comment>what is done and how far, time</comment>
        <translation>%1, noch etwa %2</translation>
    </message>
    <message>
        <source>Looking at the images</source>
        <translation>Bilder ansehen</translation>
    </message>
    <message>
        <source>No picture of the class %1 trains.</source>
        <translation>Kein Bild der Klasse %1 trainiert.</translation>
    </message>
    <message>
        <source>%1: picture %2 of %3, %4</source>
        <comment>a class, how many, a file</comment>
        <translation>%1: Bild %2 von %3, %4</translation>
    </message>
</context>
<context>
    <name>pathloom::DifferenceDialog</name>
    <message>
        <source>Difference of two networks</source>
        <translation>Unterschied zweier Netze</translation>
    </message>
    <message>
        <source>First network</source>
        <translation>Erstes Netz</translation>
    </message>
    <message>
        <source>Second network</source>
        <translation>Zweites Netz</translation>
    </message>
    <message>
        <source>Target whose latencies are shown</source>
        <translation>Ziel, dessen Latenzen gezeigt werden</translation>
    </message>
    <message>
        <source>Without latency</source>
        <translation>Ohne Latenz</translation>
    </message>
    <message>
        <source>Exchange the two networks</source>
        <translation>Die beiden Netze vertauschen</translation>
    </message>
    <message>
        <source>&amp;Latency on:</source>
        <translation>&amp;Latenz auf:</translation>
    </message>
    <message>
        <source>Blocks of both networks with latency, parameters and MACs</source>
        <translation>Blöcke beider Netze mit Latenz, Parametern und MACs</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>Save the picture as SVG, PDF or PNG, or the table as CSV</source>
        <translation>Das Bild als SVG, PDF oder PNG oder die Tabelle als CSV speichern</translation>
    </message>
</context>
<context>
    <name>pathloom::DifferenceModel</name>
    <message>
        <source>No target is chosen</source>
        <translation>Kein Ziel gewählt</translation>
    </message>
    <message>
        <source>On %1</source>
        <translation>Auf %1</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>What differs, from the first network to the second</source>
        <translation>Was sich unterscheidet, vom ersten Netz zum zweiten</translation>
    </message>
    <message>
        <source>Latency
%1</source>
        <translation>Latenz
%1</translation>
    </message>
    <message>
        <source>Latency
difference</source>
        <translation>Latenz-
unterschied</translation>
    </message>
    <message>
        <source>Parameters
%1</source>
        <translation>Parameter
%1</translation>
    </message>
    <message>
        <source>Parameters
difference</source>
        <translation>Parameter-
unterschied</translation>
    </message>
    <message>
        <source>MACs
%1</source>
        <translation>MACs
%1</translation>
    </message>
    <message>
        <source>MACs
difference</source>
        <translation>MAC-
Unterschied</translation>
    </message>
    <message>
        <source>Whole network</source>
        <translation>Ganzes Netz</translation>
    </message>
    <message>
        <source>about %1</source>
        <extracomment>an estimated latency</extracomment>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>%L1</source>
        <comment>an exact count</comment>
        <translation>%L1</translation>
    </message>
    <message>
        <source>From the model fitted to the target&apos;s table.</source>
        <translation>Aus dem Modell, das an die Tabelle des Ziels angepasst ist.</translation>
    </message>
    <message>
        <source>From the target&apos;s table.</source>
        <translation>Aus der Tabelle des Ziels.</translation>
    </message>
    <message>
        <source>No target is chosen.</source>
        <translation>Kein Ziel gewählt.</translation>
    </message>
    <message>
        <source>Not there, timed together with its neighbour, or not known.</source>
        <translation>Nicht vorhanden, zusammen mit dem Nachbarn gemessen oder nicht bekannt.</translation>
    </message>
    <message>
        <source>Operator of %1</source>
        <translation>Operator von %1</translation>
    </message>
    <message>
        <source>Latency of %1 (ms)</source>
        <translation>Latenz von %1 (ms)</translation>
    </message>
    <message>
        <source>Latency difference (ms)</source>
        <translation>Latenzunterschied (ms)</translation>
    </message>
    <message>
        <source>Parameters of %1</source>
        <translation>Parameter von %1</translation>
    </message>
    <message>
        <source>Parameter difference</source>
        <translation>Parameterunterschied</translation>
    </message>
    <message>
        <source>MACs of %1</source>
        <translation>MACs von %1</translation>
    </message>
    <message>
        <source>MAC difference</source>
        <translation>MAC-Unterschied</translation>
    </message>
    <message>
        <source>%1 (uncertain)</source>
        <extracomment>a difference that is smaller than the errors of what differs</extracomment>
        <translation>%1 (unsicher)</translation>
    </message>
    <message>
        <source>The two cannot be told apart: the difference is less than the errors of both together.</source>
        <translation>Die beiden sind nicht zu unterscheiden: Der Unterschied ist kleiner als die Fehler beider zusammen.</translation>
    </message>
</context>
<context>
    <name>pathloom::DifferenceSubject</name>
    <message>
        <source>step %L1</source>
        <translation>Schritt %L1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>step and run</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>network and run</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>at step</source>
        <translation>bei Schritt</translation>
    </message>
    <message>
        <source>Leading architecture of %1</source>
        <translation>Führende Architektur von %1</translation>
    </message>
    <message>
        <source>%1: step</source>
        <extracomment>side of a difference</extracomment>
        <translation>%1: Schritt</translation>
    </message>
    <message>
        <source>A step beyond the end is the newest one</source>
        <translation>Ein Schritt hinter dem Ende steht für den neuesten</translation>
    </message>
</context>
<context>
    <name>pathloom::DifferenceView</name>
    <message>
        <source>Picture of two networks side by side</source>
        <translation>Bild zweier Netze nebeneinander</translation>
    </message>
    <message>
        <source>changed; height: kernel, width: expansion</source>
        <translation>geändert; Höhe: Kern, Breite: Aufweitung</translation>
    </message>
    <message>
        <source>Choose two networks to see where they differ.</source>
        <translation>Wählen Sie zwei Netze, um zu sehen, worin sie sich unterscheiden.</translation>
    </message>
    <message>
        <source>Difference of two networks</source>
        <translation>Unterschied zweier Netze</translation>
    </message>
    <message>
        <source>Difference of %1 and %2</source>
        <translation>Unterschied von %1 und %2</translation>
    </message>
</context>
<context>
    <name>pathloom::Docks</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Supernet graph</source>
        <translation>Supernetz-Graph</translation>
    </message>
    <message>
        <source>Derived networks</source>
        <translation>Abgeleitete Netze</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Path probabilities</source>
        <translation>Pfadwahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Loss terms</source>
        <translation>Verlustterme</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Latency against budget</source>
        <translation>Latenz und Budget</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Show or hide the panel %1</source>
        <translation>Den Bereich %1 zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Show %1 and put the keyboard into it</source>
        <translation>%1 zeigen und mit der Tastatur hineingehen</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Front</translation>
    </message>
</context>
<context>
    <name>pathloom::EffectTable</name>
    <message>
        <source>Effect of this change</source>
        <translation>Wirkung dieser Änderung</translation>
    </message>
    <message>
        <source>Expected latency</source>
        <translation>Erwartete Latenz</translation>
    </message>
    <message>
        <source>Fastest network left</source>
        <translation>Schnellstes verbleibendes Netz</translation>
    </message>
    <message>
        <source>Slowest network left</source>
        <translation>Langsamstes verbleibendes Netz</translation>
    </message>
    <message>
        <source>Networks left</source>
        <translation>Verbleibende Netze</translation>
    </message>
    <message>
        <source>Open paths</source>
        <translation>Offene Pfade</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>then</source>
        <translation>danach</translation>
    </message>
    <message>
        <source>%1 now: %2</source>
        <translation>%1 jetzt: %2</translation>
    </message>
    <message>
        <source>%1 then: %2</source>
        <translation>%1 danach: %2</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>%1, difference: %2</source>
        <translation>%1, Unterschied: %2</translation>
    </message>
</context>
<context>
    <name>pathloom::ElidedLabel</name>
    <message>
        <source>%1
%2</source>
        <comment>whole text, what it is</comment>
        <translation>%1
%2</translation>
    </message>
</context>
<context>
    <name>pathloom::EntropyPlot</name>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Mean entropy (nats)</source>
        <translation>Mittlere Entropie (nat)</translation>
    </message>
    <message>
        <source>Mean entropy of the path probabilities</source>
        <translation>Mittlere Entropie der Pfadwahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Undecided, %1</source>
        <extracomment>all candidates equally likely</extracomment>
        <translation>Unentschieden, %1</translation>
    </message>
    <message>
        <source>The entropy curve begins with the first architecture step, after the warm-up.</source>
        <translation>Die Entropiekurve beginnt mit dem ersten Architekturschritt nach dem Aufwärmen.</translation>
    </message>
    <message>
        <source>Open a run or start a search to see how decided it is.</source>
        <translation>Öffnen Sie einen Lauf oder starten Sie eine Suche, um zu sehen, wie entschieden sie ist.</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nat</translation>
    </message>
</context>
<context>
    <name>pathloom::ErrorHistogram</name>
    <message>
        <source>Relative error (%)</source>
        <translation>Relativer Fehler (%)</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Netze</translation>
    </message>
</context>
<context>
    <name>pathloom::EstimatePanel</name>
    <message>
        <source>Estimated time</source>
        <translation>Geschätzte Zeit</translation>
    </message>
    <message>
        <source>Estimated memory</source>
        <translation>Geschätzter Speicher</translation>
    </message>
    <message>
        <source>Estimating</source>
        <translation>Wird geschätzt</translation>
    </message>
    <message>
        <source>Trying a few steps…</source>
        <translation>Probiert einige Schritte …</translation>
    </message>
    <message>
        <source>No estimate: %1</source>
        <translation>Keine Schätzung: %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <extracomment>an estimated duration
----------
an estimated amount of memory</extracomment>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>Search %1, training %2.</source>
        <translation>Suche %1, Training %2.</translation>
    </message>
    <message>
        <source>The search alone; training its network takes about %1 more.</source>
        <translation>Nur die Suche; das Training ihres Netzes dauert etwa %1 länger.</translation>
    </message>
    <message>
        <source>Measuring this machine comes on top.</source>
        <translation>Das Messen dieses Rechners kommt hinzu.</translation>
    </message>
    <message>
        <source>That is more than this machine has to spare (%1): choose a smaller batch.</source>
        <translation>Das ist mehr, als dieser Rechner hat (%1): Wählen Sie einen kleineren Stapel.</translation>
    </message>
    <message>
        <source>This machine has %1.</source>
        <translation>Dieser Rechner hat %1.</translation>
    </message>
    <message numerus="yes">
        <source>That is for one target; all %Ln take about %1.</source>
        <translation>
            <numerusform>Das gilt für ein Ziel; %Ln dauert etwa %1.</numerusform>
            <numerusform>Das gilt für ein Ziel; alle %Ln zusammen dauern etwa %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Images of %1 are shifted by at most %2 px to the sides and %3 px up and down, a quarter of their size.</source>
        <extracomment>%1 is a size such as 64×1</extracomment>
        <translation>Bilder von %1 werden höchstens um %2 px zur Seite und %3 px nach oben oder unten verschoben, ein Viertel ihrer Größe.</translation>
    </message>
    <message>
        <source>A few steps tell it: they are tried when what computes now has ended or is paused.</source>
        <translation>Einige Schritte zeigen es: Sie werden versucht, wenn das, was jetzt rechnet, beendet ist oder pausiert.</translation>
    </message>
    <message>
        <source>By steps that were tried at %1.</source>
        <extracomment>%1: a time of day</extracomment>
        <translation>Nach Schritten, die um %1 versucht wurden.</translation>
    </message>
</context>
<context>
    <name>pathloom::ExportDialog</name>
    <message>
        <source>Fold &amp;batch normalisation into the convolutions</source>
        <translation>Batch-Normalisierung in die &amp;Faltungen einrechnen</translation>
    </message>
    <message>
        <source>Include the &amp;normalisation: the file then takes pixels from 0 to 1</source>
        <translation>&amp;Normalisierung einschließen: die Datei nimmt dann Pixel von 0 bis 1</translation>
    </message>
    <message>
        <source>Write sa&amp;mple programs beside the file (Python, C++)</source>
        <translation>Beispiel&amp;programme neben die Datei schreiben (Python, C++)</translation>
    </message>
    <message>
        <source>Export %1 as ONNX</source>
        <translation>%1 als ONNX exportieren</translation>
    </message>
    <message>
        <source>%1 (newest)</source>
        <translation>%1 (neueste)</translation>
    </message>
    <message>
        <source>Version of the operator set; older runtimes need an older one</source>
        <translation>Version der Operatormenge; ältere Laufzeiten brauchen eine ältere</translation>
    </message>
    <message>
        <source>Gives the same results with fewer operators</source>
        <translation>Gibt dieselben Ergebnisse mit weniger Operatoren</translation>
    </message>
    <message>
        <source>Pixels as pictures have them; the file normalises them itself</source>
        <translation>Pixel, wie Bilder sie haben; die Datei normalisiert sie selbst</translation>
    </message>
    <message>
        <source>Normalised pixels; mean and deviation are in the file&apos;s metadata</source>
        <translation>Normalisierte Pixel; Mittel und Abweichung stehen in den Metadaten der Datei</translation>
    </message>
    <message>
        <source>What is given to the network; bytes are a quarter as large</source>
        <translation>Was das Netz bekommt; Bytes sind ein Viertel so groß</translation>
    </message>
    <message>
        <source>classify.py and classify.cpp classify a picture by the file alone: class names, size and normalisation come from its metadata</source>
        <translation>classify.py und classify.cpp klassifizieren ein Bild allein nach der Datei: Klassennamen, Größe und Normalisierung stehen in ihren Metadaten</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>&amp;Durchsuchen …</translation>
    </message>
    <message>
        <source>Operator &amp;set:</source>
        <translation>&amp;Operatormenge:</translation>
    </message>
    <message>
        <source>&amp;Input:</source>
        <translation>Ein&amp;gabe:</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;Datei:</translation>
    </message>
    <message>
        <source>Result of the export</source>
        <translation>Ergebnis des Exports</translation>
    </message>
    <message>
        <source>Bytes are always normalised in the file</source>
        <translation>Bytes werden immer in der Datei normalisiert</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Export as</source>
        <translation>Exportieren als</translation>
    </message>
    <message>
        <source>ONNX (*.onnx)</source>
        <translation>ONNX (*.onnx)</translation>
    </message>
    <message>
        <source>Name the file to write.</source>
        <translation>Nennen Sie die Datei, die geschrieben werden soll.</translation>
    </message>
    <message>
        <source>%1 is a folder; name a file in it.</source>
        <translation>%1 ist ein Ordner; nennen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation>Den Ordner %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The file is checked, and run against the trained network, before it is put in place.</source>
        <translation>Die Datei wird geprüft und mit dem trainierten Netz verglichen, bevor sie an ihren Platz kommt.</translation>
    </message>
    <message>
        <source>Writing, checking and comparing…</source>
        <translation>Wird geschrieben, geprüft und verglichen …</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Nach %1 geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n node(s), passed ONNX&apos; checker and shape inference.</source>
        <translation>
            <numerusform>%1: %n Knoten, von ONNX&apos; Prüfer und Formableitung angenommen.</numerusform>
            <numerusform>%1: %n Knoten, von ONNX&apos; Prüfer und Formableitung angenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No independent runtime could run it: %1</source>
        <translation>Keine unabhängige Laufzeit konnte sie ausführen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 ran it on %n image(s); its logits differ from the trained network&apos;s by at most %2.</source>
        <translation>
            <numerusform>%1 hat sie auf %n Bild ausgeführt; die Logits weichen höchstens %2 vom trainierten Netz ab.</numerusform>
            <numerusform>%1 hat sie auf %n Bildern ausgeführt; die Logits weichen höchstens %2 vom trainierten Netz ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>Beside it: %1.</source>
        <translation>Daneben: %1.</translation>
    </message>
    <message>
        <source>Not exported: %1</source>
        <translation>Nicht exportiert: %1</translation>
    </message>
    <message>
        <source>The export was cancelled; a file that was complete by then is kept.</source>
        <translation>Der Export wurde abgebrochen; eine bis dahin vollständige Datei bleibt erhalten.</translation>
    </message>
    <message>
        <source>Show in f&amp;older</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Open the folder of the exported file</source>
        <translation>Den Ordner der exportierten Datei öffnen</translation>
    </message>
    <message>
        <source>No file manager answered; the file is %1.</source>
        <translation>Keine Dateiverwaltung hat geantwortet; die Datei ist %1.</translation>
    </message>
</context>
<context>
    <name>pathloom::FigureTableModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>pathloom::FrontCommands</name>
    <message>
        <source>No run is on show: start a search or open a run.</source>
        <translation>Es wird kein Lauf gezeigt: eine Suche starten oder einen Lauf öffnen.</translation>
    </message>
    <message>
        <source>The budget stands on the page Front: bring it in front first.</source>
        <translation>Das Budget steht auf der Seite „Front“: sie zuerst nach vorn holen.</translation>
    </message>
    <message>
        <source>Take the best network within %1 out of this search</source>
        <translation>Das beste Netz innerhalb von %1 aus dieser Suche nehmen</translation>
    </message>
    <message numerus="yes">
        <source>The search was asked for %Ln network(s).</source>
        <translation>
            <numerusform>Die Suche wurde um %Ln Netz gebeten.</numerusform>
            <numerusform>Die Suche wurde um %Ln Netze gebeten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::FrontDialog</name>
    <message>
        <source>&amp;Train them then, one after another</source>
        <translation>Sie danach &amp;trainieren, eines nach dem anderen</translation>
    </message>
    <message>
        <source>Derive the front of step %L1</source>
        <translation>Die Front von Schritt %L1 ableiten</translation>
    </message>
    <message>
        <source> ms</source>
        <extracomment>Suffix of a number: milliseconds</extracomment>
        <translation> ms</translation>
    </message>
    <message>
        <source>The search needs the processor: train them when it has ended.</source>
        <translation>Die Suche braucht den Prozessor: Sie lassen sich trainieren, wenn sie beendet ist.</translation>
    </message>
    <message>
        <source>The best networks for these budgets</source>
        <translation>Die besten Netze für diese Budgets</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Mean path probability</source>
        <translation>Mittlere Pfadwahrscheinlichkeit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>&amp;Derive</source>
        <translation>&amp;Ableiten</translation>
    </message>
    <message>
        <source>&amp;From a budget of:</source>
        <translation>&amp;Von einem Budget von:</translation>
    </message>
    <message>
        <source>&amp;Budgets, evenly spread:</source>
        <translation>Budgets, &amp;gleichmäßig verteilt:</translation>
    </message>
    <message>
        <source>The first budget must not be above the second.</source>
        <translation>Das erste Budget darf nicht über dem zweiten liegen.</translation>
    </message>
    <message>
        <source>No network is that fast: the fastest one takes %1.</source>
        <translation>So schnell ist kein Netz: Das schnellste braucht %1.</translation>
    </message>
    <message>
        <source>All of them are derived already.</source>
        <translation>Sie sind alle schon abgeleitet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln network(s) will be derived; the others are already.</source>
        <translation>
            <numerusform>%Ln Netz wird abgeleitet; die anderen sind es schon.</numerusform>
            <numerusform>%Ln Netze werden abgeleitet; die anderen sind es schon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln network(s) will be derived.</source>
        <translation>
            <numerusform>%Ln Netz wird abgeleitet.</numerusform>
            <numerusform>%Ln Netze werden abgeleitet.</numerusform>
        </translation>
    </message>
    <message>
        <source>derived already</source>
        <translation>schon abgeleitet</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>T&amp;o a budget of:</source>
        <translation>&amp;Bis zu einem Budget von:</translation>
    </message>
</context>
<context>
    <name>pathloom::FrontLimitFields</name>
    <message>
        <source>The most that input and output of one operation take up at a time, for one image in single precision</source>
        <translation>Das meiste, was Ein- und Ausgabe einer Operation zugleich belegen, für ein Bild in einfacher Genauigkeit</translation>
    </message>
    <message>
        <source> KiB</source>
        <extracomment>Suffix of a number: kibibytes</extracomment>
        <translation> KiB</translation>
    </message>
    <message>
        <source>Weights of the network: what it takes up in flash memory</source>
        <translation>Gewichte des Netzes: was es im Flash-Speicher belegt</translation>
    </message>
    <message>
        <source> k</source>
        <extracomment>Suffix of a number: thousands</extracomment>
        <translation> k</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one image</source>
        <translation>Multiplikationen mit Addition für ein Bild</translation>
    </message>
    <message>
        <source> M</source>
        <extracomment>Suffix of a number: millions</extracomment>
        <translation> M</translation>
    </message>
    <message>
        <source>no limit</source>
        <extracomment>of a field in which a limit can be set</extracomment>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>&amp;Speicher:</translation>
    </message>
    <message>
        <source>&amp;Parameters:</source>
        <translation>&amp;Parameter:</translation>
    </message>
    <message>
        <source>M&amp;ACs:</source>
        <translation>M&amp;ACs:</translation>
    </message>
    <message>
        <source>Every network must keep this latency on that target as well</source>
        <translation>Jedes Netz muss diese Latenz auch auf jenem Ziel einhalten</translation>
    </message>
    <message>
        <source>Further target %1</source>
        <translation>Weiteres Ziel %1</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Latency on further target %1 in milliseconds</source>
        <translation>Latenz auf dem weiteren Ziel %1 in Millisekunden</translation>
    </message>
    <message>
        <source>A&amp;lso on:</source>
        <translation>A&amp;uch auf:</translation>
    </message>
    <message>
        <source>no further target</source>
        <translation>kein weiteres Ziel</translation>
    </message>
</context>
<context>
    <name>pathloom::FrontPage</name>
    <message>
        <source>Front</source>
        <translation>Front</translation>
    </message>
    <message>
        <source>Budget in milliseconds</source>
        <translation>Budget in Millisekunden</translation>
    </message>
    <message>
        <source>The best architecture that keeps this latency is shown; the line in the plot can be dragged</source>
        <translation>Die beste Architektur, die diese Latenz einhält, wird gezeigt; die Linie im Bild lässt sich ziehen</translation>
    </message>
    <message>
        <source> ms</source>
        <extracomment>Suffix of a number: milliseconds</extracomment>
        <translation> ms</translation>
    </message>
    <message>
        <source>no budget</source>
        <translation>kein Budget</translation>
    </message>
    <message>
        <source>L&amp;imits</source>
        <translation>Gren&amp;zen</translation>
    </message>
    <message>
        <source>Open a run or start a search; here is then the best architecture for every latency.</source>
        <translation>Einen Lauf öffnen oder eine Suche starten; dann steht hier die beste Architektur für jede Latenz.</translation>
    </message>
    <message>
        <source>A random search keeps no path probabilities, so there is nothing by which one architecture would be the best for a budget.</source>
        <translation>Eine Zufallssuche führt keine Pfadwahrscheinlichkeiten, also gibt es nichts, wonach eine Architektur die beste für ein Budget wäre.</translation>
    </message>
    <message>
        <source>The curve begins with the first snapshot of the path probabilities.</source>
        <translation>Die Kurve beginnt mit der ersten Aufnahme der Pfadwahrscheinlichkeiten.</translation>
    </message>
    <message>
        <source>At step %L1 there is no snapshot of the path probabilities yet.</source>
        <translation>Bei Schritt %L1 gibt es noch keine Aufnahme der Pfadwahrscheinlichkeiten.</translation>
    </message>
    <message>
        <source>The curve begins when the latencies of the target are known.</source>
        <translation>Die Kurve beginnt, sobald die Latenzen des Ziels bekannt sind.</translation>
    </message>
    <message>
        <source>The front is being computed.</source>
        <translation>Die Front wird berechnet.</translation>
    </message>
    <message>
        <source>No network is as fast as %1: the fastest one takes %2.</source>
        <translation>Kein Netz ist so schnell wie %1: Das schnellste braucht %2.</translation>
    </message>
    <message>
        <source>%1 as a whole, %2 as a sum</source>
        <translation>%1 als Ganzes, %2 als Summe</translation>
    </message>
    <message>
        <source>Best: %1, mean path probability %2, %3 MACs, %4 parameters, %5 of memory</source>
        <extracomment>latency, probability, MACs, parameters, memory of the best network for a budget</extracomment>
        <translation>Bestes: %1, mittlere Pfadwahrscheinlichkeit %2, %3 MACs, %4 Parameter, %5 Speicher</translation>
    </message>
    <message>
        <source>Bu&amp;dget:</source>
        <translation>Bu&amp;dget:</translation>
    </message>
    <message>
        <source>Limit memory, parameters, MACs and the latency on further targets as well</source>
        <translation>Auch Speicher, Parameter, MACs und die Latenz auf weiteren Zielen begrenzen</translation>
    </message>
</context>
<context>
    <name>pathloom::FrontPlot</name>
    <message>
        <source>Latency (ms)</source>
        <translation>Latenz (ms)</translation>
    </message>
    <message>
        <source>%1 of the test images right</source>
        <translation>%1 der Testbilder richtig</translation>
    </message>
    <message>
        <source>%1 of the held-out images right by shared weights</source>
        <translation>%1 der zurückgehaltenen Bilder mit gemeinsamen Gewichten richtig</translation>
    </message>
    <message>
        <source>mean path probability %1</source>
        <translation>mittlere Pfadwahrscheinlichkeit %1</translation>
    </message>
    <message>
        <source>Next budget</source>
        <translation>Nächstes Budget</translation>
    </message>
    <message>
        <source>Move the budget to the architecture before or after; with Control past none</source>
        <translation>Das Budget zur Architektur davor oder danach setzen; mit Strg ohne eine zu überspringen</translation>
    </message>
    <message>
        <source>A large step</source>
        <translation>Ein großer Schritt</translation>
    </message>
    <message>
        <source>Move the budget by a tenth of what is shown</source>
        <translation>Das Budget um ein Zehntel des Gezeigten verschieben</translation>
    </message>
    <message>
        <source>Fastest or most probable</source>
        <translation>Schnellste oder wahrscheinlichste</translation>
    </message>
    <message>
        <source>Move the budget to an end of the curve</source>
        <translation>Das Budget an ein Ende der Kurve setzen</translation>
    </message>
    <message>
        <source>What leads</source>
        <translation>Was führt</translation>
    </message>
    <message>
        <source>Show the leading architecture again, and the budget of the search</source>
        <translation>Wieder die führende Architektur zeigen, und das Budget der Suche</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Show less of the plot, enlarged</source>
        <translation>Weniger vom Bild zeigen, vergrößert</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show more of the plot</source>
        <translation>Mehr vom Bild zeigen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show the whole plot again</source>
        <translation>Wieder das ganze Bild zeigen</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the plot as a picture</source>
        <translation>Das Diagramm als Bild kopieren</translation>
    </message>
    <message>
        <source>&amp;Show what leads</source>
        <translation>Zeigen, was &amp;führt</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>&amp;Reset zoom</source>
        <translation>&amp;Ganz zeigen</translation>
    </message>
    <message>
        <source>Mean path probability (%)</source>
        <translation>Mittlere Pfadwahrscheinlichkeit (%)</translation>
    </message>
    <message>
        <source>Best for each budget</source>
        <translation>Das Beste für jedes Budget</translation>
    </message>
    <message>
        <source>Derived networks</source>
        <translation>Abgeleitete Netze</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>Genauigkeit (%)</translation>
    </message>
    <message>
        <source>Best trained so far</source>
        <translation>Beste bisher trainierte</translation>
    </message>
    <message>
        <source>After training, test images</source>
        <translation>Nach dem Training, Testbilder</translation>
    </message>
    <message>
        <source>By shared weights, held-out images</source>
        <translation>Mit gemeinsamen Gewichten, zurückgehaltene Bilder</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Front</translation>
    </message>
    <message>
        <source>Front on %1</source>
        <comment>target</comment>
        <translation>Front auf %1</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>Accuracy by shared weights, held-out images (%)</source>
        <translation>Genauigkeit mit gemeinsamen Gewichten, zurückgehaltene Bilder (%)</translation>
    </message>
    <message>
        <source>Accuracy after training, test images (%)</source>
        <translation>Genauigkeit nach dem Training, Testbilder (%)</translation>
    </message>
    <message>
        <source>Prob. (%)</source>
        <extracomment>axis of the front: how sure the search is of an architecture</extracomment>
        <translation>Wahrsch. (%)</translation>
    </message>
    <message>
        <source>Acc. (%)</source>
        <translation>Gen. (%)</translation>
    </message>
</context>
<context>
    <name>pathloom::HardwareRows</name>
    <message>
        <source>Impor&amp;t table…</source>
        <translation>Tabelle &amp;importieren …</translation>
    </message>
    <message>
        <source>Add a target from a latency table in CSV or YAML form</source>
        <translation>Ein Ziel aus einer Latenztabelle im CSV- oder YAML-Format hinzufügen</translation>
    </message>
    <message>
        <source>Tar&amp;gets:</source>
        <translation>&amp;Ziele:</translation>
    </message>
    <message>
        <source>Only above the budget</source>
        <translation>Nur über dem Budget</translation>
    </message>
    <message>
        <source>Adds lambda · max(0, E − budget) / budget: no pressure once the budget is kept</source>
        <translation>Addiert lambda · max(0, E − Budget) / Budget: kein Druck, sobald das Budget gehalten wird</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Adds lambda · (E − budget) / budget</source>
        <translation>Addiert lambda · (E − Budget) / Budget</translation>
    </message>
    <message>
        <source>Product with logarithm</source>
        <translation>Produkt mit Logarithmus</translation>
    </message>
    <message>
        <source>Multiplies the loss by alpha · (ln E / ln budget)^beta, as in the authors&apos; released code for mobile</source>
        <translation>Multipliziert den Verlust mit alpha · (ln E / ln Budget)^beta, wie im veröffentlichten Code der Autoren für Mobilgeräte</translation>
    </message>
    <message>
        <source>Ignore latency</source>
        <translation>Latenz nicht beachten</translation>
    </message>
    <message>
        <source>Searches for accuracy alone</source>
        <translation>Sucht allein nach Genauigkeit</translation>
    </message>
    <message>
        <source>&amp;Latency in the loss:</source>
        <translation>&amp;Latenz im Verlust:</translation>
    </message>
    <message>
        <source>Latency budget in milliseconds</source>
        <translation>Latenzbudget in Millisekunden</translation>
    </message>
    <message>
        <source>&amp;Budget:</source>
        <translation>&amp;Budget:</translation>
    </message>
    <message numerus="yes">
        <source>%Ln searches, one after another. What is shown here is for %1; a budget in ms counts for it, the others get the same share of their average network&apos;s latency.</source>
        <translation>
            <numerusform>%Ln Suche. Was hier gezeigt wird, gilt für %1; ein Budget in ms zählt dafür.</numerusform>
            <numerusform>%Ln Suchen nacheinander. Was hier gezeigt wird, gilt für %1; ein Budget in ms zählt dafür, die anderen bekommen denselben Anteil an der Latenz ihres durchschnittlichen Netzes.</numerusform>
        </translation>
    </message>
    <message>
        <source>This machine is measured for this space first, once; that takes a minute or two.</source>
        <translation>Dieser Rechner wird erst einmal für diesen Raum gemessen; das dauert ein bis zwei Minuten.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln shape(s) of this space are estimated by a model fitted to the table.</source>
        <translation>
            <numerusform>%Ln Form dieses Raums wird von einem an die Tabelle angepassten Modell geschätzt.</numerusform>
            <numerusform>%Ln Formen dieses Raums werden von einem an die Tabelle angepassten Modell geschätzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The table for this space is known.</source>
        <translation>Die Tabelle für diesen Raum ist bekannt.</translation>
    </message>
    <message>
        <source>Possible here: %1 to %2; automatic is %3 of the average network.</source>
        <translation>Hier möglich: %1 bis %2; automatisch ist %3 des durchschnittlichen Netzes.</translation>
    </message>
    <message>
        <source>Automatic is %1 of the average network; the possible range is known after measuring.</source>
        <translation>Automatisch ist %1 des durchschnittlichen Netzes; der mögliche Bereich ist nach dem Messen bekannt.</translation>
    </message>
    <message>
        <source>Choose a target, or several for one search each.</source>
        <translation>Wählen Sie ein Ziel, oder mehrere für je eine Suche.</translation>
    </message>
    <message>
        <source>Looking whether the tables have latencies for this space…</source>
        <translation>Es wird nachgesehen, ob die Tabellen Latenzen für diesen Suchraum haben…</translation>
    </message>
    <message>
        <source>No whole networks of %1 were measured for this target: latencies are corrected by those of other image sizes, and may be off by ± %2.</source>
        <translation>Für dieses Ziel wurden keine ganzen Netze mit %1 gemessen: Latenzen werden durch die anderer Bildgrößen korrigiert und können um ± %2 abweichen.</translation>
    </message>
</context>
<context>
    <name>pathloom::ImageLimitRows</name>
    <message>
        <source>Training images</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Testbilder</translation>
    </message>
    <message>
        <source>Training images:</source>
        <translation>Trainingsbilder:</translation>
    </message>
    <message>
        <source>Test images:</source>
        <translation>Testbilder:</translation>
    </message>
    <message>
        <source>all</source>
        <extracomment>number of images</extracomment>
        <translation>alle</translation>
    </message>
    <message>
        <source>%1: there are %2, all of them are used.</source>
        <extracomment>&quot;Training images: there are 60,000, all of them are used.&quot;</extracomment>
        <translation>%1: Es gibt %2, alle werden verwendet.</translation>
    </message>
</context>
<context>
    <name>pathloom::ImportDialog</name>
    <message>
        <source>Import a latency table</source>
        <translation>Latenztabelle importieren</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>What keeps the table from being imported</source>
        <translation>Was das Importieren der Tabelle verhindert</translation>
    </message>
    <message>
        <source>Entries of the table</source>
        <translation>Einträge der Tabelle</translation>
    </message>
    <message>
        <source>Search space</source>
        <translation>Suchraum</translation>
    </message>
    <message>
        <source>&amp;Covered of the space</source>
        <translation>Abgedeckt &amp;vom Raum</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird nachgesehen …</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Storing…</source>
        <translation>Wird gespeichert …</translation>
    </message>
</context>
<context>
    <name>pathloom::ImportForm</name>
    <message>
        <source>File of the latency table</source>
        <translation>Datei der Latenztabelle</translation>
    </message>
    <message>
        <source>The file holds several numeric formats (%1). Choose one of them.</source>
        <translation>Die Datei enthält mehrere Zahlenformate (%1). Wählen Sie eines davon.</translation>
    </message>
    <message>
        <source>The file holds several batch sizes (%1). Choose one of them.</source>
        <translation>Die Datei enthält mehrere Stapelgrößen (%1). Wählen Sie eine davon.</translation>
    </message>
    <message>
        <source>Choose a latency table: a CSV of this program&apos;s format, or a look-up table in YAML.</source>
        <translation>Wählen Sie eine Latenztabelle: eine CSV-Datei im Format dieses Programms oder eine Nachschlagetabelle in YAML.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>such as Pixel 1</source>
        <translation>z.&#xa0;B. Pixel 1</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Laufzeitumgebung</translation>
    </message>
    <message>
        <source>such as TensorFlow Lite</source>
        <translation>z.&#xa0;B. TensorFlow Lite</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>wie in der Datei</translation>
    </message>
    <message>
        <source>Numeric format</source>
        <translation>Zahlenformat</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Name of the target</source>
        <translation>Name des Ziels</translation>
    </message>
    <message>
        <source>What the target is called in lists and after --target</source>
        <translation>Wie das Ziel in Listen und nach --target heißt</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;Datei:</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>&amp;Gerät:</translation>
    </message>
    <message>
        <source>&amp;Runtime:</source>
        <translation>&amp;Laufzeitumgebung:</translation>
    </message>
    <message>
        <source>&amp;Batch size:</source>
        <translation>&amp;Stapelgröße:</translation>
    </message>
    <message>
        <source>For&amp;mat:</source>
        <translation>For&amp;mat:</translation>
    </message>
    <message>
        <source>&amp;Threads:</source>
        <translation>&amp;Threads:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>Result of a bundle, measured on another device. Name device and runtime if the file does not.</source>
        <translation>Ergebnis eines Bündels, auf einem anderen Gerät gemessen. Nennen Sie Gerät und Laufzeitumgebung, wenn die Datei es nicht tut.</translation>
    </message>
    <message numerus="yes">
        <source>%1 with %Ln entries</source>
        <translation>
            <numerusform>%1 mit %Ln Eintrag</numerusform>
            <numerusform>%1 mit %Ln Einträgen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::Inspector</name>
    <message>
        <source>Leading architecture</source>
        <translation>Führende Architektur</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Candidates of the selected block</source>
        <translation>Kandidaten des gewählten Blocks</translation>
    </message>
    <message>
        <source>Leading architecture, one word a block</source>
        <translation>Führende Architektur, ein Wort je Block</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the architecture as text</source>
        <translation>Die Architektur als Text kopieren</translation>
    </message>
    <message>
        <source>No block selected</source>
        <translation>Kein Block gewählt</translation>
    </message>
    <message>
        <source>No run on show</source>
        <translation>Kein Lauf gezeigt</translation>
    </message>
    <message>
        <source>Select a block in the graph to see how its candidates stand.</source>
        <translation>Wählen Sie einen Block im Graphen, um zu sehen, wie seine Kandidaten stehen.</translation>
    </message>
    <message>
        <source>Open a run or start a search; its blocks are explained here.</source>
        <translation>Öffnen Sie einen Lauf oder starten Sie eine Suche; ihre Blöcke werden hier erklärt.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, with a shortcut around it</source>
        <translation>%1, mit einer Abkürzung darum herum</translation>
    </message>
    <message>
        <source>Channels × height × width of what comes in and what goes out.</source>
        <translation>Kanäle × Höhe × Breite dessen, was hinein- und hinausgeht.</translation>
    </message>
    <message>
        <source>Latencies are known as soon as the target has been measured.</source>
        <translation>Latenzen sind bekannt, sobald das Ziel gemessen ist.</translation>
    </message>
    <message>
        <source>Expected latency of this block: %1, %2 of the network&apos;s %3</source>
        <translation>Erwartete Latenz dieses Blocks: %1, %2 von %3 des Netzes</translation>
    </message>
    <message>
        <source>Predicted latency: not known yet</source>
        <translation>Vorhergesagte Latenz: noch nicht bekannt</translation>
    </message>
    <message>
        <source>Nothing leads yet: a random search evaluates one at the end of each epoch.</source>
        <translation>Noch führt nichts: eine Zufallssuche bewertet am Ende jeder Epoche eine.</translation>
    </message>
    <message>
        <source>Nothing leads yet.</source>
        <translation>Noch führt nichts.</translation>
    </message>
    <message>
        <source>Added up from the run&apos;s latency table.</source>
        <translation>Aus der Latenztabelle des Laufs zusammengezählt.</translation>
    </message>
    <message>
        <source>Predicted latency: %1 (%2)</source>
        <translation>Vorhergesagte Latenz: %1 (%2)</translation>
    </message>
    <message>
        <source>Added up from the run&apos;s latency table, part of which is estimated.</source>
        <translation>Aus der Latenztabelle des Laufs zusammengezählt, die zum Teil geschätzt ist.</translation>
    </message>
    <message>
        <source>What changing the selected path would do</source>
        <translation>Was eine Änderung des gewählten Pfads bewirken würde</translation>
    </message>
    <message>
        <source>At step %L1 of %L2</source>
        <translation>Bei Schritt %L1 von %L2</translation>
    </message>
    <message>
        <source>Leading architecture at step %L1</source>
        <translation>Führende Architektur bei Schritt %L1</translation>
    </message>
    <message>
        <source>MACs: multiply-accumulates for one image. Memory: the most that input and output of one operation take up at a time, for one image in single precision.</source>
        <translation>MACs: Multiplikationen mit Addition für ein Bild. Speicher: das meiste, was Ein- und Ausgabe einer Operation zugleich belegen, für ein Bild in einfacher Genauigkeit.</translation>
    </message>
    <message>
        <source>Best within %1</source>
        <translation>Das Beste innerhalb von %1</translation>
    </message>
    <message>
        <source>Best within %1 at step %L2</source>
        <translation>Das Beste innerhalb von %1 bei Schritt %L2</translation>
    </message>
    <message>
        <source>Best architecture for the budget, one word a block</source>
        <translation>Beste Architektur für das Budget, ein Wort je Block</translation>
    </message>
    <message>
        <source>As a whole network: %1</source>
        <translation>Als ganzes Netz: %1</translation>
    </message>
    <message>
        <source>The target&apos;s predictor of whole networks says something else than the sum; the budget is kept by that value.</source>
        <translation>Die Vorhersage des Ziels für ganze Netze sagt etwas anderes als die Summe; das Budget gilt für diesen Wert.</translation>
    </message>
    <message>
        <source>%1 MACs, %2 parameters, %3 of memory</source>
        <translation>%1 MACs, %2 Parameter, %3 Speicher</translation>
    </message>
</context>
<context>
    <name>pathloom::InterruptedHint</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>The search of the run %1 was interrupted. Once the run is open, the search can go on.</source>
        <translation>Die Suche des Laufs %1 wurde unterbrochen. Sobald der Lauf offen ist, kann sie weitergehen.</translation>
    </message>
    <message>
        <source>Work on the networks of the run %1 was interrupted. Once the run is open, it can go on.</source>
        <translation>Die Arbeit an den Netzen des Laufs %1 wurde unterbrochen. Sobald der Lauf offen ist, kann sie weitergehen.</translation>
    </message>
    <message>
        <source>The search of the run %1 ended when the window was closed; what it found is kept. Once the run is open, the search can go on.</source>
        <translation>Die Suche des Laufs %1 endete, als das Fenster geschlossen wurde; was sie fand, bleibt. Ist der Lauf geöffnet, kann die Suche weitergehen.</translation>
    </message>
</context>
<context>
    <name>pathloom::JobRunner</name>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1, noch etwa %2</translation>
    </message>
    <message>
        <source>waits until the search of its run has ended</source>
        <translation>wartet, bis die Suche seines Laufs zu Ende ist</translation>
    </message>
    <message>
        <source>waits until the search has ended or is paused</source>
        <translation>wartet, bis die Suche zu Ende oder pausiert ist</translation>
    </message>
    <message>
        <source>waits for its turn</source>
        <translation>wartet, bis es an der Reihe ist</translation>
    </message>
</context>
<context>
    <name>pathloom::JobStrip</name>
    <message>
        <source>Progress of the background job</source>
        <translation>Fortschritt der Hintergrundarbeit</translation>
    </message>
    <message>
        <source>Cancel this job</source>
        <translation>Diese Arbeit abbrechen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>job and what it does</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <comment>a job and the number of others</comment>
        <translation>
            <numerusform>%1 (und %n weitere)</numerusform>
            <numerusform>%1 (und %n weitere)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::LatencyEntryModel</name>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Channels in and out, input height and width, stride</source>
        <translation>Kanäle hinein und hinaus, Höhe und Breite des Eingangs, Schrittweite</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>For the whole batch, ± standard deviation</source>
        <translation>Für den ganzen Stapel, ± Standardabweichung</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>Konstante</translation>
    </message>
    <message>
        <source>stem and head together</source>
        <translation>Stamm und Kopf zusammen</translation>
    </message>
    <message>
        <source>What the source gives only as a sum: stem, head and a first block of expansion 1.</source>
        <translation>Was die Quelle nur als Summe angibt: Stamm, Kopf und ein erster Block mit Aufweitung 1.</translation>
    </message>
    <message>
        <source>%1: a difference to a reference block, not a duration.</source>
        <translation>%1: ein Unterschied zu einem Vergleichsblock, keine Dauer.</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
</context>
<context>
    <name>pathloom::LatencyPlot</name>
    <message>
        <source>Latency against budget</source>
        <translation>Latenz und Budget</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Latency (ms)</source>
        <translation>Latenz (ms)</translation>
    </message>
    <message>
        <source>Expected latency</source>
        <translation>Erwartete Latenz</translation>
    </message>
    <message>
        <source>Leading architecture, predicted</source>
        <translation>Führende Architektur, vorhergesagt</translation>
    </message>
    <message>
        <source>Budget %1</source>
        <translation>Budget %1</translation>
    </message>
    <message>
        <source>The latency curve begins with the first architecture step, after the warm-up.</source>
        <translation>Die Latenzkurve beginnt mit dem ersten Architekturschritt nach dem Aufwärmen.</translation>
    </message>
    <message>
        <source>Open a run or start a search to see its latency against the budget.</source>
        <translation>Öffnen Sie einen Lauf oder starten Sie eine Suche, um Latenz und Budget zu sehen.</translation>
    </message>
    <message>
        <source>Latency (ms; %1, ± %2)</source>
        <comment>origin, error</comment>
        <translation>Latenz (ms; %1, ± %2)</translation>
    </message>
    <message>
        <source>Latency (ms; %1)</source>
        <comment>origin</comment>
        <translation>Latenz (ms; %1)</translation>
    </message>
    <message>
        <source>on %1</source>
        <extracomment>hardware target of a run</extracomment>
        <translation>auf %1</translation>
    </message>
</context>
<context>
    <name>pathloom::LogModel</name>
    <message>
        <source>Phase: %1</source>
        <translation>Phase: %1</translation>
    </message>
    <message>
        <source>Phase: %1. %2</source>
        <translation>Phase: %1. %2</translation>
    </message>
    <message>
        <source>Network %L1 derived: %2, predicted %3</source>
        <translation>Netz %L1 abgeleitet: %2, vorhergesagt %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>%1 in %2 s</source>
        <translation>%1 in %2 s</translation>
    </message>
    <message>
        <source>Checkpoint written: %1</source>
        <translation>Kontrollpunkt geschrieben: %1</translation>
    </message>
    <message>
        <source>Checkpoint written and kept as %1: %2</source>
        <translation>Kontrollpunkt geschrieben und als %1 behalten: %2</translation>
    </message>
    <message>
        <source>Not bit for bit as without the interruption: %1.</source>
        <translation>Nicht Bit für Bit wie ohne die Unterbrechung: %1.</translation>
    </message>
    <message>
        <source>Unknown event “%1”, recorded by another version of Pathloom: %2</source>
        <extracomment>kind of an event, and what it holds</extracomment>
        <translation>Unbekanntes Ereignis „%1“, von einer anderen Version von Pathloom aufgezeichnet: %2</translation>
    </message>
    <message numerus="yes">
        <source>Resumed from the checkpoint of step %L1; the %Ln step(s) that had been done after it are done again.</source>
        <translation>
            <numerusform>Vom Kontrollpunkt des Schritts %L1 fortgesetzt; der %Ln Schritt, der danach getan war, wird wiederholt.</numerusform>
            <numerusform>Vom Kontrollpunkt des Schritts %L1 fortgesetzt; die %Ln Schritte, die danach getan waren, werden wiederholt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Resumed from the checkpoint of step %L1; no step is lost.</source>
        <translation>Vom Kontrollpunkt des Schritts %L1 fortgesetzt; kein Schritt ist verloren.</translation>
    </message>
</context>
<context>
    <name>pathloom::LogView</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Sh&amp;ow:</source>
        <translation>Zei&amp;gen:</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Alle Meldungen</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Filter by text</source>
        <translation>Nach Text filtern</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected lines, or all of them</source>
        <translation>Die gewählten Zeilen oder alle kopieren</translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation>Protokoll des Laufs</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected lines of the log</source>
        <translation>Die ausgewählten Zeilen des Protokolls kopieren</translation>
    </message>
</context>
<context>
    <name>pathloom::LossPlot</name>
    <message>
        <source>Loss terms</source>
        <translation>Verlustterme</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Loss (nats)</source>
        <translation>Verlust (nat)</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>Held-out cross entropy</source>
        <translation>Kreuzentropie, zurückgehalten</translation>
    </message>
    <message>
        <source>Latency term</source>
        <translation>Latenzterm</translation>
    </message>
    <message>
        <source>Total of architecture steps</source>
        <translation>Summe der Architekturschritte</translation>
    </message>
    <message>
        <source>The loss curves begin with the first step of the search.</source>
        <translation>Die Verlustkurven beginnen mit dem ersten Schritt der Suche.</translation>
    </message>
    <message>
        <source>Open a run or start a search to see its loss terms.</source>
        <translation>Öffnen Sie einen Lauf oder starten Sie eine Suche, um ihre Verlustterme zu sehen.</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nat</translation>
    </message>
</context>
<context>
    <name>pathloom::MainWindow</name>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suche</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>&amp;Läufe</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>&amp;Netz</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Bereiche</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>The search was stopped; what it found is kept.</source>
        <translation>Die Suche wurde beendet; was sie fand, bleibt erhalten.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>job and why it failed</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Pathloom</source>
        <translation>Pathloom</translation>
    </message>
    <message>
        <source>%1 – Pathloom</source>
        <translation>%1 – Pathloom</translation>
    </message>
    <message>
        <source>New search – Pathloom</source>
        <translation>Neue Suche – Pathloom</translation>
    </message>
    <message>
        <source>Re&amp;sume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Start search</source>
        <translation>Suche &amp;starten</translation>
    </message>
    <message>
        <source>Pausing after this step…</source>
        <translation>Pausiert nach diesem Schritt …</translation>
    </message>
    <message>
        <source>Stopping and keeping what was found…</source>
        <translation>Wird beendet; was gefunden wurde, bleibt …</translation>
    </message>
    <message>
        <source>Ready: %1 starts the search</source>
        <translation>Bereit: %1 startet die Suche</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet …</translation>
    </message>
    <message>
        <source>Open a run folder</source>
        <translation>Einen Lauf öffnen</translation>
    </message>
    <message>
        <source>No file manager answered; the run is in %1.</source>
        <translation>Keine Dateiverwaltung hat geantwortet; der Lauf ist in %1.</translation>
    </message>
    <message>
        <source>&amp;Targets</source>
        <translation>&amp;Ziele</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>The search was stopped; what it found is kept. The queued searches wait until you start the next one.</source>
        <translation>Die Suche wurde beendet; was sie fand, bleibt erhalten. Die Suchen in der Warteschlange warten, bis Sie die nächste starten.</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>St&amp;eer</source>
        <translation>L&amp;enken</translation>
    </message>
    <message>
        <source>Go on with the search that is shown</source>
        <translation>Die gezeigte Suche fortsetzen</translation>
    </message>
    <message>
        <source>Stop &amp;playing</source>
        <translation>&amp;Abspielen beenden</translation>
    </message>
    <message>
        <source>&amp;Play history</source>
        <translation>Verlauf &amp;abspielen</translation>
    </message>
    <message>
        <source>Pause the search that another program runs, after this step</source>
        <translation>Die Suche, die ein anderes Programm ausführt, nach diesem Schritt pausieren</translation>
    </message>
    <message>
        <source>The search is paused already.</source>
        <translation>Die Suche ist schon pausiert.</translation>
    </message>
    <message>
        <source>No search is running.</source>
        <translation>Es läuft keine Suche.</translation>
    </message>
    <message>
        <source>End the search that another program runs; what it has found is kept</source>
        <translation>Die Suche, die ein anderes Programm ausführt, beenden; was sie gefunden hat, bleibt erhalten</translation>
    </message>
    <message>
        <source>The search is ending.</source>
        <translation>Die Suche wird gerade beendet.</translation>
    </message>
    <message>
        <source>A search is running; stop it before starting another one.</source>
        <translation>Eine Suche läuft; sie muss beendet werden, bevor eine andere beginnt.</translation>
    </message>
    <message>
        <source>No search is on show: choose one with New search.</source>
        <translation>Es wird keine Suche gezeigt: mit „Neue Suche“ eine wählen.</translation>
    </message>
    <message>
        <source>The search is being looked up.</source>
        <translation>Die Suche wird nachgeschlagen.</translation>
    </message>
    <message>
        <source>%1: %2 goes on with the search</source>
        <comment>state of a run, key</comment>
        <translation>%1: %2 setzt die Suche fort</translation>
    </message>
    <message>
        <source>Finding out how many threads are fastest here</source>
        <translation>Ermittelt, wie viele Threads hier am schnellsten sind</translation>
    </message>
    <message>
        <source>Go on with the work on the networks of this run</source>
        <translation>Die Arbeit an den Netzen dieses Laufs fortsetzen</translation>
    </message>
    <message>
        <source>%1: %2 goes on with the work on its networks</source>
        <comment>state of a run, key</comment>
        <translation>%1: %2 setzt die Arbeit an den Netzen fort</translation>
    </message>
    <message>
        <source>Bring back %1</source>
        <translation>%1 zurückholen</translation>
    </message>
    <message>
        <source>Nothing is on show: begin a new search or open a run</source>
        <translation>Nichts wird gezeigt: eine neue Suche beginnen oder einen Lauf öffnen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>The figure was written to %1.</source>
        <translation>Die Abbildung wurde nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Nothing was deleted that could be brought back.</source>
        <translation>Es gibt nichts Gelöschtes, das zurückgeholt werden könnte.</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1 ist zurück.</translation>
    </message>
    <message>
        <source>Select a run first: this search has none yet.</source>
        <translation>Erst einen Lauf auswählen: Diese Suche hat noch keinen.</translation>
    </message>
    <message>
        <source>There are no steps yet to go through.</source>
        <translation>Es gibt noch keine Schritte, durch die man gehen könnte.</translation>
    </message>
    <message>
        <source>The newest step is on show already.</source>
        <translation>Der neueste Schritt wird schon gezeigt.</translation>
    </message>
    <message>
        <source>No alarm and no message waits for an answer.</source>
        <translation>Kein Alarm und keine Meldung wartet auf eine Antwort.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln search(es)</source>
        <translation>
            <numerusform>%Ln Suche</numerusform>
            <numerusform>%Ln Suchen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: taken out of the queue.</source>
        <extracomment>a search, or how many</extracomment>
        <translation>%1: aus der Warteschlange genommen.</translation>
    </message>
</context>
<context>
    <name>pathloom::MeasureProgressPage</name>
    <message>
        <source>What is being timed</source>
        <translation>Was gerade gemessen wird</translation>
    </message>
    <message>
        <source>Progress of measuring</source>
        <translation>Fortschritt des Messens</translation>
    </message>
    <message>
        <source>Measured shapes</source>
        <translation>Gemessene Formen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 The table has %Ln shape(s).</source>
        <translation>
            <numerusform>%1 Die Tabelle hat %Ln Form.</numerusform>
            <numerusform>%1 Die Tabelle hat %Ln Formen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Typical spread: %1.</source>
        <translation>Typische Streuung: %1.</translation>
    </message>
    <message>
        <source>%1 No shape was finished, so nothing is kept.</source>
        <translation>%1 Keine Form wurde fertig, also bleibt nichts erhalten.</translation>
    </message>
    <message>
        <source>It is kept, and measuring continues from there.</source>
        <translation>Sie bleibt erhalten, und die Messung geht von dort weiter.</translation>
    </message>
    <message>
        <source>What disturbs the measurement</source>
        <translation>Was die Messung stört</translation>
    </message>
    <message>
        <source>Other programs keep %1 of %2 cores busy meanwhile, which makes all latencies less certain.</source>
        <translation>Andere Programme beschäftigen dabei %1 von %2 Kernen; das macht alle Latenzen unsicherer.</translation>
    </message>
    <message>
        <source>This was measured beside other work: all latencies may be off by ± %1.</source>
        <translation>Dies wurde neben anderer Arbeit gemessen: alle Latenzen können um ± %1 abweichen.</translation>
    </message>
</context>
<context>
    <name>pathloom::MeasureWizard</name>
    <message>
        <source>Measure &amp;again what was measured before</source>
        <translation>Früher Gemessenes &amp;erneut messen</translation>
    </message>
    <message>
        <source>Make a b&amp;undle for another device…</source>
        <translation>&amp;Bündel für ein anderes Gerät anlegen …</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>&amp;Cancel measuring</source>
        <translation>Messung &amp;abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Measure this machine</source>
        <translation>Diesen Rechner messen</translation>
    </message>
    <message>
        <source>Writes one ONNX file for each operator shape and a plan, to be timed where only a runtime runs; the times come back by Import</source>
        <translation>Schreibt je Operatorform eine ONNX-Datei und dazu einen Plan, um dort zu messen, wo nur eine Laufzeitumgebung läuft; die Zeiten kommen mit „Importieren“ zurück</translation>
    </message>
    <message>
        <source>Everything is measured.</source>
        <translation>Alles ist gemessen.</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Laufzeitumgebung</translation>
    </message>
    <message>
        <source>&amp;Find ONNX Runtime…</source>
        <translation>ONNX Runtime &amp;finden …</translation>
    </message>
    <message>
        <source>Choose a folder that holds ONNX Runtime&apos;s library somewhere below: an unpacked release, node_modules, a Python environment</source>
        <translation>Einen Ordner wählen, der irgendwo darunter die Bibliothek von ONNX Runtime enthält: eine entpackte Veröffentlichung, node_modules, eine Python-Umgebung</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Search space</source>
        <translation>Suchraum</translation>
    </message>
    <message>
        <source>Else only shapes that the table lacks are measured</source>
        <translation>Sonst werden nur Formen gemessen, die der Tabelle fehlen</translation>
    </message>
    <message>
        <source>Search &amp;space:</source>
        <translation>Such&amp;raum:</translation>
    </message>
    <message>
        <source>&amp;Threads:</source>
        <translation>&amp;Threads:</translation>
    </message>
    <message>
        <source>&amp;Batch size:</source>
        <translation>Stapel&amp;größe:</translation>
    </message>
    <message>
        <source>What may disturb the measurement</source>
        <translation>Was die Messung stören kann</translation>
    </message>
    <message>
        <source>%1 (recommended: what is deployed)</source>
        <translation>%1 (empfohlen: was später eingesetzt wird)</translation>
    </message>
    <message>
        <source>Folder that holds ONNX Runtime</source>
        <translation>Ordner, der ONNX Runtime enthält</translation>
    </message>
    <message>
        <source>Space %1 with %2</source>
        <translation>Raum %1 mit %2</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet …</translation>
    </message>
    <message>
        <source>C&amp;ontinue in the background</source>
        <translation>Im &amp;Hintergrund fortsetzen</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Times every operator shape of a search space as it is deployed: batch norm folded, activations fused; then ten whole networks, which tell and mend the error of sums. Searches for this target then know what each choice costs.</source>
        <translation>Misst jede Operatorform eines Suchraums so, wie sie eingesetzt wird: Batch-Norm eingefaltet, Aktivierungen verschmolzen; dann zehn ganze Netze, die den Fehler von Summen zeigen und beheben. Suchen für dieses Ziel wissen dann, was jede Wahl kostet.</translation>
    </message>
    <message>
        <source>Other programs keep %1 of %2 cores busy: measured now, all latencies are less certain.</source>
        <translation>Andere Programme beschäftigen %1 von %2 Kernen: jetzt gemessen sind alle Latenzen unsicherer.</translation>
    </message>
    <message>
        <source>A search is running: measuring begins when it has ended or is paused.</source>
        <translation>Eine Suche läuft: Das Messen beginnt, wenn sie zu Ende oder pausiert ist.</translation>
    </message>
    <message>
        <source>Waits for the running search to end or to be paused…</source>
        <translation>Wartet, bis die laufende Suche endet oder pausiert wird …</translation>
    </message>
</context>
<context>
    <name>pathloom::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>pathloom::MessageDesk</name>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>time and what</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>pathloom::MethodRows</name>
    <message>
        <source>ProxylessNAS, gradient</source>
        <translation>ProxylessNAS, Gradient</translation>
    </message>
    <message>
        <source>Path probabilities follow the gradient of the loss through binary gates</source>
        <translation>Pfadwahrscheinlichkeiten folgen dem Gradienten des Verlusts durch binäre Tore</translation>
    </message>
    <message>
        <source>ProxylessNAS, REINFORCE</source>
        <translation>ProxylessNAS, REINFORCE</translation>
    </message>
    <message>
        <source>Path probabilities follow the reward of sampled networks; latency need not be differentiable</source>
        <translation>Pfadwahrscheinlichkeiten folgen der Belohnung gezogener Netze; die Latenz muss nicht ableitbar sein</translation>
    </message>
    <message>
        <source>Random sampling</source>
        <translation>Zufällige Auswahl</translation>
    </message>
    <message>
        <source>The baseline: probabilities stay uniform, the best sampled network wins</source>
        <translation>Der Vergleichsmaßstab: die Wahrscheinlichkeiten bleiben gleich, das beste gezogene Netz gewinnt</translation>
    </message>
    <message>
        <source>Two paths</source>
        <translation>Zwei Pfade</translation>
    </message>
    <message>
        <source>An architecture step compares two sampled paths</source>
        <translation>Ein Architekturschritt vergleicht zwei gezogene Pfade</translation>
    </message>
    <message>
        <source>All paths, recomputed</source>
        <translation>Alle Pfade, neu gerechnet</translation>
    </message>
    <message>
        <source>An architecture step sees all paths, one at a time in memory; slower, less noise</source>
        <translation>Ein Architekturschritt sieht alle Pfade, immer nur einen im Speicher; langsamer, weniger Rauschen</translation>
    </message>
    <message>
        <source>&amp;Method:</source>
        <translation>Ver&amp;fahren:</translation>
    </message>
    <message>
        <source>Architecture ste&amp;p:</source>
        <translation>Ar&amp;chitekturschritt:</translation>
    </message>
    <message>
        <source>Warm-up epochs</source>
        <translation>Aufwärmepochen</translation>
    </message>
    <message>
        <source>Search epochs</source>
        <translation>Suchepochen</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed and thread count give the same search</source>
        <translation>Derselbe Startwert und dieselbe Zahl von Threads geben dieselbe Suche</translation>
    </message>
    <message>
        <source>&amp;Warm-up epochs:</source>
        <translation>Auf&amp;wärmepochen:</translation>
    </message>
    <message>
        <source>Search &amp;epochs:</source>
        <translation>Such&amp;epochen:</translation>
    </message>
    <message>
        <source>Bat&amp;ch size:</source>
        <translation>Sta&amp;pelgröße:</translation>
    </message>
    <message>
        <source>See&amp;d:</source>
        <translation>Startwer&amp;t:</translation>
    </message>
    <message>
        <source>Give a seed.</source>
        <translation>Geben Sie einen Startwert an.</translation>
    </message>
    <message>
        <source>The seed can be at most %1.</source>
        <translation>Der Startwert kann höchstens %1 sein.</translation>
    </message>
</context>
<context>
    <name>pathloom::MomentCommands</name>
    <message>
        <source>Derive</source>
        <translation>Ableiten</translation>
    </message>
    <message>
        <source>At step %L1 nothing leads yet</source>
        <translation>Bei Schritt %L1 führt noch nichts</translation>
    </message>
    <message>
        <source>Nothing leads yet</source>
        <translation>Noch führt nichts</translation>
    </message>
    <message>
        <source>&amp;Derive from step %L1</source>
        <extracomment>the accelerator is that of &quot;Derive&quot;</extracomment>
        <translation>Aus Schritt %L1 &amp;ableiten</translation>
    </message>
    <message>
        <source>Take the network that leads at step %L1 out of this run</source>
        <translation>Das bei Schritt %L1 führende Netz aus diesem Lauf nehmen</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>what happens; where the weights come from</comment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>There are no steps yet: start a search or open a run.</source>
        <translation>Es gibt noch keine Schritte: eine Suche starten oder einen Lauf öffnen.</translation>
    </message>
    <message>
        <source>Nothing leads yet that could be compared with another moment.</source>
        <translation>Noch führt nichts, was sich mit einem anderen Zeitpunkt vergleichen ließe.</translation>
    </message>
    <message>
        <source>Nothing leads yet: start a search, or open a run that has begun.</source>
        <translation>Noch führt nichts: eine Suche starten oder einen begonnenen Lauf öffnen.</translation>
    </message>
</context>
<context>
    <name>pathloom::NetworkCommands</name>
    <message>
        <source>Train %1 of %2 and test it on the test images</source>
        <translation>%1 aus %2 trainieren und an den Testbildern prüfen</translation>
    </message>
    <message>
        <source>Write %1 of %2 as a checked ONNX file</source>
        <translation>%1 aus %2 als geprüfte ONNX-Datei schreiben</translation>
    </message>
    <message>
        <source>The architecture of %1 is in the clipboard.</source>
        <translation>Die Architektur von %1 ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>what happens; where the weights come from</comment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>%1 was exported to %2.</source>
        <comment>network and file</comment>
        <translation>%1 wurde nach %2 exportiert.</translation>
    </message>
    <message>
        <source>%1; it %2</source>
        <comment>what happens; what it waits for</comment>
        <translation>%1; es %2</translation>
    </message>
    <message>
        <source>No file manager answered; the file is %1.</source>
        <translation>Keine Dateiverwaltung hat geantwortet; die Datei ist %1.</translation>
    </message>
    <message>
        <source>Rename network</source>
        <translation>Netz umbenennen</translation>
    </message>
    <message>
        <source>New name of %1; new files of it are named so:</source>
        <translation>Neuer Name von %1; neue Dateien des Netzes heißen so:</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note on %1:</source>
        <translation>Notiz zu %1:</translation>
    </message>
    <message>
        <source>The search of this network&apos;s run is not over; its networks can be changed when it has ended.</source>
        <translation>Die Suche des Laufs, zu dem dieses Netz gehört, ist nicht zu Ende; danach können seine Netze geändert werden.</translation>
    </message>
    <message>
        <source>Another program writes to this network&apos;s run.</source>
        <translation>Ein anderes Programm schreibt in den Lauf dieses Netzes.</translation>
    </message>
    <message>
        <source>No network is selected: Derive takes one out of a search.</source>
        <translation>Kein Netz ist ausgewählt: Ableiten nimmt eines aus einer Suche.</translation>
    </message>
    <message>
        <source>This network is being trained, or waits for it.</source>
        <translation>Dieses Netz wird trainiert oder wartet darauf.</translation>
    </message>
    <message>
        <source>Train the network first, then export it</source>
        <translation>Erst das Netz trainieren, dann exportieren</translation>
    </message>
    <message>
        <source>Export the network first, then its file can be shown</source>
        <translation>Erst das Netz exportieren, dann kann seine Datei gezeigt werden</translation>
    </message>
    <message>
        <source>Train the network first: then it is tested on the test images</source>
        <translation>Trainieren Sie das Netz zuerst: Dann wird es an den Testbildern getestet</translation>
    </message>
    <message>
        <source>It was not searched for: a search has no weights of it.</source>
        <translation>Nach ihm wurde nicht gesucht: Eine Suche hat keine Gewichte dafür.</translation>
    </message>
</context>
<context>
    <name>pathloom::NetworkJobs</name>
    <message>
        <source>Deriving the most probable network</source>
        <translation>Wahrscheinlichstes Netz wird abgeleitet</translation>
    </message>
    <message>
        <source>%1 was derived: predicted %2.</source>
        <translation>%1 wurde abgeleitet: vorhergesagt %2.</translation>
    </message>
    <message>
        <source>Choosing a network</source>
        <translation>Ein Netz wird ausgewählt</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <comment>what is done and time</comment>
        <translation>%1, noch etwa %2</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>Training von %1</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>Epoche %1 von %2</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <comment>epoch and time</comment>
        <translation>%1, noch etwa %2</translation>
    </message>
    <message>
        <source>%1 is trained: %2 of the test images are right, %3 on this machine.</source>
        <translation>%1 ist trainiert: %2 der Testbilder richtig, %3 auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Measuring %1</source>
        <translation>Messung von %1</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>Export von %1</translation>
    </message>
    <message>
        <source>Drawing the plots into the run folder</source>
        <translation>Diagramme in den Ordner des Laufs zeichnen</translation>
    </message>
    <message>
        <source>%1 takes %2 on this machine.</source>
        <translation>%1 braucht %2 auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Adding %1 to the run</source>
        <translation>%1 wird zum Lauf hinzugefügt</translation>
    </message>
    <message>
        <source>%1 is trained already.</source>
        <translation>%1 ist schon trainiert.</translation>
    </message>
    <message>
        <source>%1 was derived from step %L2: predicted %3.</source>
        <translation>%1 wurde aus Schritt %L2 abgeleitet: vorhergesagt %3.</translation>
    </message>
    <message>
        <source>The search computed on CUDA, %1 is trained on the processor: %2.</source>
        <translation>Die Suche rechnete mit CUDA, %1 wird auf dem Prozessor trainiert: %2.</translation>
    </message>
    <message>
        <source>Looking up what is left to do</source>
        <translation>Sieht nach, was noch zu tun ist</translation>
    </message>
    <message>
        <source>%1 is being trained already, or waits for it.</source>
        <translation>%1 wird schon trainiert oder wartet darauf.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>job and what it waits for</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Training %1</source>
        <comment>state of a network; what its training waits for</comment>
        <translation>Training %1</translation>
    </message>
    <message>
        <source>Being trained</source>
        <translation>Wird trainiert</translation>
    </message>
    <message>
        <source>%1 is trained: %2 of the test images are right.</source>
        <translation>%1 ist trainiert: %2 der Testbilder sind richtig.</translation>
    </message>
    <message numerus="yes">
        <source>Deriving %Ln network(s)</source>
        <translation>
            <numerusform>%Ln Netz wird abgeleitet</numerusform>
            <numerusform>%Ln Netze werden abgeleitet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2 were derived from step %L3.</source>
        <extracomment>names of the first and the last of several networks, a step</extracomment>
        <translation>%1 bis %2 wurden aus Schritt %L3 abgeleitet.</translation>
    </message>
    <message numerus="yes">
        <source>Evaluating %Ln network(s) by shared weights</source>
        <translation>
            <numerusform>%Ln Netz wird mit gemeinsamen Gewichten bewertet</numerusform>
            <numerusform>%Ln Netze werden mit gemeinsamen Gewichten bewertet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: with the weights of the search %2 of held-out images are right.</source>
        <translation>%1: Mit den Gewichten der Suche sind %2 der zurückgehaltenen Bilder richtig.</translation>
    </message>
</context>
<context>
    <name>pathloom::NetworkPictureView</name>
    <message>
        <source>Picture of the network</source>
        <translation>Bild des Netzes</translation>
    </message>
    <message>
        <source>height: kernel, width: expansion, dashed: shortcut</source>
        <translation>Höhe: Kern, Breite: Aufweitung, gestrichelt: Abkürzung</translation>
    </message>
    <message>
        <source>Select a derived network to see its blocks.</source>
        <translation>Wählen Sie ein abgeleitetes Netz, um seine Blöcke zu sehen.</translation>
    </message>
    <message>
        <source>Network %1</source>
        <translation>Netz %1</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
</context>
<context>
    <name>pathloom::NetworkTableModel</name>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>Trainiert</translation>
    </message>
    <message>
        <source>Not trained</source>
        <translation>Nicht trainiert</translation>
    </message>
    <message>
        <source>Taken out of the search at step %L1.</source>
        <translation>Bei Schritt %L1 aus der Suche genommen.</translation>
    </message>
    <message>
        <source>One word a block: %1</source>
        <translation>Ein Wort je Block: %1</translation>
    </message>
    <message>
        <source>Share of the test images that the trained network names rightly.</source>
        <translation>Anteil der Testbilder, die das trainierte Netz richtig benennt.</translation>
    </message>
    <message>
        <source>The network has not been trained yet.</source>
        <translation>Das Netz ist noch nicht trainiert.</translation>
    </message>
    <message>
        <source>Latency measured with the whole network, ± standard deviation.</source>
        <translation>Mit dem ganzen Netz gemessene Latenz, ± Standardabweichung.</translation>
    </message>
    <message>
        <source>The network has not been measured as a whole yet.</source>
        <translation>Das Netz ist noch nicht als Ganzes gemessen.</translation>
    </message>
    <message>
        <source>%L1 trained numbers</source>
        <translation>%L1 trainierte Zahlen</translation>
    </message>
    <message>
        <source>%L1 multiply-accumulates for one image</source>
        <translation>%L1 Multiplikationen mit Addition für ein Bild</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Nach %1 exportiert</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>latency, origin</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <comment>name and folder of a run</comment>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>Latency for one batch, added up from the latency table that the target has now.</source>
        <translation>Latenz eines Stapels, summiert aus der Latenztabelle, die das Ziel jetzt hat.</translation>
    </message>
    <message>
        <source>When it was derived: %1.</source>
        <translation>Beim Ableiten: %1.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Step of the search at which the network was taken out</source>
        <translation>Schritt der Suche, bei dem das Netz entnommen wurde</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>A well-known network to compare with; it was not searched for.</source>
        <translation>Ein bekanntes Netz zum Vergleich; es wurde nicht gesucht.</translation>
    </message>
    <message>
        <source>No note was written.</source>
        <translation>Es gibt keine Notiz.</translation>
    </message>
    <message>
        <source>By shared weights</source>
        <translation>Mit gemeinsamen Gewichten</translation>
    </message>
    <message>
        <source>Accuracy on held-out images with the weights of the search, before any training</source>
        <translation>Genauigkeit auf zurückgehaltenen Bildern mit den Gewichten der Suche, vor jedem Training</translation>
    </message>
    <message>
        <source>Share of held-out images that the network names rightly with the weights of the search.</source>
        <translation>Anteil der zurückgehaltenen Bilder, die das Netz mit den Gewichten der Suche richtig benennt.</translation>
    </message>
    <message>
        <source>The network was not evaluated by the weights of the search.</source>
        <translation>Das Netz wurde nicht mit den Gewichten der Suche bewertet.</translation>
    </message>
</context>
<context>
    <name>pathloom::NetworksPanel</name>
    <message>
        <source>Derived networks</source>
        <translation>Abgeleitete Netze</translation>
    </message>
    <message>
        <source>No derived networks yet. During a search or after it, Derive takes the most probable one out.</source>
        <translation>Noch keine abgeleiteten Netze. Während einer Suche oder danach nimmt „Ableiten“ das wahrscheinlichste heraus.</translation>
    </message>
</context>
<context>
    <name>pathloom::NewSearchDialog</name>
    <message>
        <source>The images are being opened: %1</source>
        <translation>Die Bilder werden geöffnet: %1</translation>
    </message>
    <message>
        <source>New search</source>
        <translation>Neue Suche</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suche</translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>&amp;Erweitert</translation>
    </message>
    <message>
        <source>Start search</source>
        <translation>Suche starten</translation>
    </message>
    <message>
        <source>De&amp;faults</source>
        <translation>&amp;Vorgaben</translation>
    </message>
    <message>
        <source>Fashion-MNIST, the small space, this machine, and the settings recommended for them</source>
        <translation>Fashion-MNIST, der kleine Raum, dieser Rechner und die dafür empfohlenen Einstellungen</translation>
    </message>
    <message>
        <source>What keeps the search from starting</source>
        <translation>Was die Suche am Starten hindert</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>Zur Warteschlange hinzufügen</translation>
    </message>
    <message>
        <source>It starts when what runs now has ended, with the training of its network</source>
        <translation>Sie beginnt, wenn das Laufende zu Ende ist, mit dem Training seines Netzes</translation>
    </message>
</context>
<context>
    <name>pathloom::PathEdit</name>
    <message>
        <source>Browse</source>
        <translation>Durchsuchen</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>Durchsuchen: %1</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Latency tables (*.csv *.yaml *.yml)</source>
        <translation>Latenztabellen (*.csv *.yaml *.yml)</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei …</translation>
    </message>
    <message>
        <source>Browse for a folder</source>
        <translation>Einen Ordner suchen</translation>
    </message>
    <message>
        <source>Browse for a folder: %1</source>
        <translation>Einen Ordner suchen: %1</translation>
    </message>
    <message>
        <source>Browse for a file</source>
        <translation>Eine Datei suchen</translation>
    </message>
    <message>
        <source>Browse for a file: %1</source>
        <translation>Eine Datei suchen: %1</translation>
    </message>
</context>
<context>
    <name>pathloom::PathProbabilityPlot</name>
    <message>
        <source>Path probabilities</source>
        <translation>Pfadwahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Probability (%)</source>
        <translation>Wahrscheinlichkeit (%)</translation>
    </message>
    <message>
        <source>Bloc&amp;k:</source>
        <translation>Bloc&amp;k:</translation>
    </message>
    <message>
        <source>Block whose path probabilities are shown</source>
        <translation>Block, dessen Pfadwahrscheinlichkeiten gezeigt werden</translation>
    </message>
    <message>
        <source>Path probabilities of %1</source>
        <translation>Pfadwahrscheinlichkeiten von %1</translation>
    </message>
    <message>
        <source>All paths are equally likely until the first architecture step, after the warm-up.</source>
        <translation>Alle Pfade sind gleich wahrscheinlich bis zum ersten Architekturschritt nach dem Aufwärmen.</translation>
    </message>
    <message>
        <source>Open a run or start a search to see which paths it prefers.</source>
        <translation>Öffnen Sie einen Lauf oder starten Sie eine Suche, um zu sehen, welche Pfade sie bevorzugt.</translation>
    </message>
    <message>
        <source>another search space</source>
        <comment>of a run</comment>
        <translation>anderer Suchraum</translation>
    </message>
</context>
<context>
    <name>pathloom::PlotCommands</name>
    <message>
        <source>Compare curves &amp;with</source>
        <translation>Kurven vergle&amp;ichen mit</translation>
    </message>
    <message>
        <source>The curves of the other run cannot be shown: %1</source>
        <translation>Die Kurven des anderen Laufs können nicht gezeigt werden: %1</translation>
    </message>
    <message>
        <source>No run is selected.</source>
        <translation>Kein Lauf ist gewählt.</translation>
    </message>
    <message>
        <source>This run is on show; select another one to see both in the plots.</source>
        <translation>Dieser Lauf wird gezeigt; wählen Sie einen anderen, um beide in den Abbildungen zu sehen.</translation>
    </message>
    <message>
        <source>This run cannot be read.</source>
        <translation>Dieser Lauf ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The plots show one run.</source>
        <translation>Die Abbildungen zeigen einen Lauf.</translation>
    </message>
    <message>
        <source>Compare curves with a run folder</source>
        <translation>Kurven mit einem Laufordner vergleichen</translation>
    </message>
    <message>
        <source>This run is on show already; choose another one to compare it with.</source>
        <translation>Dieser Lauf wird schon gezeigt; wählen Sie einen anderen, mit dem er verglichen wird.</translation>
    </message>
    <message>
        <source>Lay the curves of the run in %1 over those on show</source>
        <translation>Die Kurven des Laufs in %1 über die gezeigten legen</translation>
    </message>
    <message>
        <source>&amp;Another run folder…</source>
        <translation>&amp;Anderer Laufordner …</translation>
    </message>
    <message>
        <source>Lay the curves of a run from any folder over those on show</source>
        <translation>Die Kurven eines Laufs aus beliebigem Ordner über die gezeigten legen</translation>
    </message>
</context>
<context>
    <name>pathloom::PlotLink</name>
    <message>
        <source>New search</source>
        <translation>Neue Suche</translation>
    </message>
</context>
<context>
    <name>pathloom::PlotPage</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, one point of %L2</source>
        <extracomment>curve, whole number greater than one</extracomment>
        <translation>%1, jeder %L2. Punkt</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>&amp;Reset zoom</source>
        <translation>&amp;Zoom zurücksetzen</translation>
    </message>
    <message>
        <source>%1, mean of %2 points around it</source>
        <translation>%1, Mittel aus %2 Punkten darum herum</translation>
    </message>
    <message>
        <source>%1
A click hides it.</source>
        <translation>%1
Ein Klick blendet die Kurve aus.</translation>
    </message>
    <message>
        <source>%1
A click shows it again.</source>
        <translation>%1
Ein Klick blendet die Kurve wieder ein.</translation>
    </message>
    <message>
        <source>C&amp;urves</source>
        <translation>K&amp;urven</translation>
    </message>
    <message>
        <source>%1
A click hides its curves.</source>
        <translation>%1
Ein Klick blendet seine Kurven aus.</translation>
    </message>
    <message>
        <source>%1
A click shows its curves again.</source>
        <translation>%1
Ein Klick blendet seine Kurven wieder ein.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>curve, run</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>no such curve</source>
        <comment>of a run</comment>
        <translation>keine solche Kurve</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>run, remark on it</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Show what lies beside</source>
        <translation>Zeigen, was daneben liegt</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show less of the plot, enlarged</source>
        <translation>Weniger vom Diagramm zeigen, vergrößert</translation>
    </message>
    <message>
        <source>Show more of the plot</source>
        <translation>Mehr vom Diagramm zeigen</translation>
    </message>
    <message>
        <source>Show the whole plot again</source>
        <translation>Wieder das ganze Diagramm zeigen</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the plot as a picture</source>
        <translation>Das Diagramm als Bild kopieren</translation>
    </message>
</context>
<context>
    <name>pathloom::PruneDialog</name>
    <message>
        <source>Prune paths below a probability</source>
        <translation>Pfade unter einer Wahrscheinlichkeit stutzen</translation>
    </message>
    <message>
        <source> %</source>
        <extracomment>Suffix of a number: percent</extracomment>
        <translation> %</translation>
    </message>
    <message>
        <source>Prune paths whose probability is below this, in percent</source>
        <translation>Pfade stutzen, deren Wahrscheinlichkeit unter diesem Wert liegt, in Prozent</translation>
    </message>
    <message>
        <source>The most probable path of a block always stays. The search goes on meanwhile: what counts are the probabilities when the command takes effect.</source>
        <translation>Der wahrscheinlichste Pfad eines Blocks bleibt immer. Die Suche läuft inzwischen weiter: es zählen die Wahrscheinlichkeiten, wenn der Befehl wirksam wird.</translation>
    </message>
    <message>
        <source>&amp;Prune</source>
        <translation>&amp;Stutzen</translation>
    </message>
    <message>
        <source>Prune paths &amp;below:</source>
        <translation>Pfade stutzen &amp;unter:</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>path and its probability</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln path(s)</source>
        <translation>
            <numerusform>%Ln Pfad</numerusform>
            <numerusform>%Ln Pfade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln block(s)</source>
        <translation>
            <numerusform>%Ln Block</numerusform>
            <numerusform>%Ln Blöcken</numerusform>
        </translation>
    </message>
    <message>
        <source>No path is below %1 that could be pruned.</source>
        <translation>Unter %1 liegt kein Pfad, der sich stutzen ließe.</translation>
    </message>
    <message>
        <source>Paths that would be pruned</source>
        <translation>Pfade, die gestutzt würden</translation>
    </message>
    <message>
        <source>%1 of %2 would be pruned.</source>
        <extracomment>&quot;12 paths of 5 blocks would be pruned.&quot;</extracomment>
        <translation>%1 von %2 würden gestutzt.</translation>
    </message>
</context>
<context>
    <name>pathloom::QueueDialog</name>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Take out</source>
        <translation>&amp;Herausnehmen</translation>
    </message>
    <message>
        <source>Queued searches</source>
        <translation>Wartende Suchen</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Search space</source>
        <translation>Suchraum</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>No search waits. One that is asked for while another one runs waits here for its turn.</source>
        <translation>Keine Suche wartet. Eine, die verlangt wird, während eine andere läuft, wartet hier, bis sie an der Reihe ist.</translation>
    </message>
    <message>
        <source>Let the selected search begin earlier (Alt+Up)</source>
        <translation>Die ausgewählte Suche früher beginnen lassen (Alt+Auf)</translation>
    </message>
    <message>
        <source>Let the selected search begin later (Alt+Down)</source>
        <translation>Die ausgewählte Suche später beginnen lassen (Alt+Ab)</translation>
    </message>
    <message>
        <source>Take the selected searches out of the queue (Del); they can be brought back</source>
        <translation>Die ausgewählten Suchen aus der Warteschlange nehmen (Entf); sie lassen sich zurückholen</translation>
    </message>
</context>
<context>
    <name>pathloom::QueueStrip</name>
    <message>
        <source>Queued searches</source>
        <translation>Wartende Suchen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln search(es) held</source>
        <translation>
            <numerusform>%Ln Suche zurückgestellt</numerusform>
            <numerusform>%Ln Suchen zurückgestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln search(es) queued</source>
        <translation>
            <numerusform>%Ln Suche wartet</numerusform>
            <numerusform>%Ln Suchen warten</numerusform>
        </translation>
    </message>
    <message>
        <source>No search waits.</source>
        <translation>Keine Suche wartet.</translation>
    </message>
    <message>
        <source>The next search begins by itself when what runs now has ended.</source>
        <translation>Die nächste Suche beginnt von selbst, wenn das Laufende zu Ende ist.</translation>
    </message>
    <message>
        <source>Nothing was taken out of the queue.</source>
        <translation>Aus der Warteschlange wurde nichts genommen.</translation>
    </message>
    <message>
        <source>For: %1
A click (%2) shows them, with their order</source>
        <comment>targets of searches that wait; keys</comment>
        <translation>Für: %1
Ein Klick (%2) zeigt sie und ihre Reihenfolge</translation>
    </message>
</context>
<context>
    <name>pathloom::ResumeLoss</name>
    <message numerus="yes">
        <source>No checkpoint of this run can be used any more: going on means to start again from the beginning, and the record of %Ln step(s) is cut away.</source>
        <translation>
            <numerusform>Kein Kontrollpunkt dieses Laufs ist noch brauchbar: Fortsetzen heißt, von vorn zu beginnen, und die Aufzeichnung von %Ln Schritt geht verloren.</numerusform>
            <numerusform>Kein Kontrollpunkt dieses Laufs ist noch brauchbar: Fortsetzen heißt, von vorn zu beginnen, und die Aufzeichnung von %Ln Schritten geht verloren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This run has no checkpoint: going on means to start again from the beginning, and the record of %Ln step(s) is cut away.</source>
        <translation>
            <numerusform>Dieser Lauf hat keinen Kontrollpunkt: Fortsetzen heißt, von vorn zu beginnen, und die Aufzeichnung von %Ln Schritt geht verloren.</numerusform>
            <numerusform>Dieser Lauf hat keinen Kontrollpunkt: Fortsetzen heißt, von vorn zu beginnen, und die Aufzeichnung von %Ln Schritten geht verloren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest checkpoint of this run is damaged: going on from the one of step %L1 does %Ln step(s) again, and what is recorded of them is cut away.</source>
        <translation>
            <numerusform>Der neueste Kontrollpunkt dieses Laufs ist beschädigt: Vom Kontrollpunkt bei Schritt %L1 an wird %Ln Schritt wiederholt, und seine Aufzeichnung geht verloren.</numerusform>
            <numerusform>Der neueste Kontrollpunkt dieses Laufs ist beschädigt: Vom Kontrollpunkt bei Schritt %L1 an werden %Ln Schritte wiederholt, und ihre Aufzeichnung geht verloren.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Go on from step %L1</source>
        <translation>Bei Schritt %L1 &amp;weitermachen</translation>
    </message>
    <message>
        <source>&amp;Start again from the beginning</source>
        <translation>Von vorn &amp;beginnen</translation>
    </message>
    <message>
        <source>Resume the search</source>
        <translation>Die Suche fortsetzen</translation>
    </message>
</context>
<context>
    <name>pathloom::RunChanges</name>
    <message>
        <source>%1 is back.</source>
        <translation>%1 ist zurück.</translation>
    </message>
</context>
<context>
    <name>pathloom::RunCommands</name>
    <message>
        <source>Re&amp;cent runs</source>
        <translation>Zu&amp;letzt gezeigt</translation>
    </message>
    <message>
        <source>Rename run</source>
        <translation>Lauf umbenennen</translation>
    </message>
    <message>
        <source>New name of the run; its folder stays where it is:</source>
        <translation>Neuer Name des Laufs; sein Ordner bleibt, wo er ist:</translation>
    </message>
    <message>
        <source>Settings of %1</source>
        <translation>Einstellungen von %1</translation>
    </message>
    <message>
        <source>Show the run in %1</source>
        <translation>Den Lauf in %1 zeigen</translation>
    </message>
    <message>
        <source>No run was looked at yet</source>
        <translation>Noch kein Lauf wurde angesehen</translation>
    </message>
    <message>
        <source>No run is selected: click one in the list of runs.</source>
        <translation>Kein Lauf ist ausgewählt: einen in der Liste der Läufe anklicken.</translation>
    </message>
    <message>
        <source>A network of this run is being trained: wait until that has ended, or cancel it in the status bar.</source>
        <translation>Ein Netz dieses Laufs wird trainiert: warten, bis das zu Ende ist, oder es in der Statusleiste abbrechen.</translation>
    </message>
    <message>
        <source>This run is being searched: stop the search (%1) or wait until it has ended.</source>
        <translation>In diesem Lauf wird gesucht: die Suche beenden (%1) oder warten, bis sie zu Ende ist.</translation>
    </message>
    <message>
        <source>Another program writes to this run: wait until that has ended.</source>
        <translation>Ein anderes Programm schreibt in diesen Lauf: warten, bis das zu Ende ist.</translation>
    </message>
    <message>
        <source>This run cannot be read; it can be deleted.</source>
        <translation>Dieser Lauf ist nicht lesbar; er lässt sich löschen.</translation>
    </message>
</context>
<context>
    <name>pathloom::RunLibrary</name>
    <message>
        <source>The folder of this run is gone; nothing can be stored until it is back.</source>
        <translation>Der Ordner dieses Laufs ist verschwunden; bis er wieder da ist, kann nichts gespeichert werden.</translation>
    </message>
</context>
<context>
    <name>pathloom::RunListModel</name>
    <message>
        <source>Accuracy of the best trained network of this run on the test images.</source>
        <translation>Genauigkeit des besten trainierten Netzes dieses Laufs an den Testbildern.</translation>
    </message>
    <message>
        <source>Best accuracy of the leading architecture on the held-out images during the search.</source>
        <translation>Beste Genauigkeit der führenden Architektur an den zurückgehaltenen Bildern während der Suche.</translation>
    </message>
    <message>
        <source>The hardware for which the search saves time: %1</source>
        <translation>Die Hardware, für die die Suche Zeit spart: %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>The program ended before the search did; what was written is kept, and the search can go on.</source>
        <translation>Das Programm endete vor der Suche; was geschrieben wurde, ist erhalten, und die Suche kann weitergehen.</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Another program writes to this run.</source>
        <translation>Ein anderes Programm schreibt in diesen Lauf.</translation>
    </message>
    <message>
        <source>Work on the networks of this run was interrupted; what was written is kept, and it can go on.</source>
        <translation>Die Arbeit an den Netzen dieses Laufs wurde unterbrochen; was geschrieben wurde, bleibt, und sie kann weitergehen.</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>d MMM hh:mm</source>
        <comment>date format</comment>
        <translation>d. MMM hh:mm</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>search space and date</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <extracomment>search space, hardware target and date</extracomment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>A network of this run is being trained.</source>
        <translation>Ein Netz dieses Laufs wird trainiert.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>%1 test</source>
        <extracomment>accuracy of a run</extracomment>
        <translation>%1 Test</translation>
    </message>
    <message>
        <source>%1 held out</source>
        <translation>%1 zurückgeh.</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <extracomment>name, state and accuracy of a run</extracomment>
        <translation>%1, %2, %3</translation>
    </message>
</context>
<context>
    <name>pathloom::RunReader</name>
    <message>
        <source>Opening the run</source>
        <translation>Lauf wird geöffnet</translation>
    </message>
</context>
<context>
    <name>pathloom::RunRows</name>
    <message>
        <source>optional</source>
        <translation>freiwillig</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>Run folder</source>
        <translation>Ordner des Laufs</translation>
    </message>
    <message>
        <source>a new one among your runs</source>
        <translation>ein neuer bei Ihren Läufen</translation>
    </message>
    <message>
        <source>&amp;Run folder:</source>
        <translation>O&amp;rdner des Laufs:</translation>
    </message>
    <message>
        <source>&amp;At the end derive the most probable network, train and export it</source>
        <translation>&amp;Am Ende das wahrscheinlichste Netz ableiten, trainieren und exportieren</translation>
    </message>
    <message>
        <source>The run folder %1 is a file.</source>
        <translation>Der Ordner des Laufs %1 ist eine Datei.</translation>
    </message>
    <message>
        <source>The run folder %1 is not empty; choose a new one.</source>
        <translation>Der Ordner des Laufs %1 ist nicht leer; wählen Sie einen neuen.</translation>
    </message>
    <message>
        <source>Give the run folder with its whole path.</source>
        <translation>Geben Sie den Ordner des Laufs mit seinem ganzen Pfad an.</translation>
    </message>
</context>
<context>
    <name>pathloom::RunSteering</name>
    <message numerus="yes">
        <source>%Ln open path(s) are below it now</source>
        <translation>
            <numerusform>%Ln offener Pfad liegt jetzt darunter</numerusform>
            <numerusform>%Ln offene Pfade liegen jetzt darunter</numerusform>
        </translation>
    </message>
    <message>
        <source>the engine prunes nothing any more</source>
        <translation>die Engine stutzt nichts mehr</translation>
    </message>
    <message>
        <source>%1 expected now, %2 above it</source>
        <translation>jetzt %1 erwartet, %2 darüber</translation>
    </message>
    <message>
        <source>%1 expected now, %2 below it</source>
        <translation>jetzt %1 erwartet, %2 darunter</translation>
    </message>
    <message>
        <source>Pinned: the only path left in its block</source>
        <translation>Festgelegt: der einzige verbliebene Pfad in seinem Block</translation>
    </message>
    <message>
        <source>Pruned</source>
        <translation>Gestutzt</translation>
    </message>
    <message>
        <source>Pruned at step %L1 by the engine</source>
        <translation>Bei Schritt %L1 von der Engine gestutzt</translation>
    </message>
    <message>
        <source>Pruned at step %L1 by you</source>
        <translation>Bei Schritt %L1 von Hand gestutzt</translation>
    </message>
    <message>
        <source>Nothing has been changed yet that could be taken back.</source>
        <translation>Noch wurde nichts geändert, was sich zurücknehmen ließe.</translation>
    </message>
    <message>
        <source>Nothing has been taken back that could be done again.</source>
        <translation>Es wurde nichts zurückgenommen, was sich wiederholen ließe.</translation>
    </message>
    <message>
        <source>No path is selected.</source>
        <translation>Kein Pfad ist gewählt.</translation>
    </message>
    <message>
        <source>%1 is open.</source>
        <translation>%1 ist offen.</translation>
    </message>
    <message>
        <source>%1 is the only open path of its block already.</source>
        <translation>%1 ist schon der einzige offene Pfad seines Blocks.</translation>
    </message>
    <message>
        <source>%1 is pruned already.</source>
        <translation>%1 ist schon gestutzt.</translation>
    </message>
    <message>
        <source>%1 is the last open path of its block; a block needs one.</source>
        <translation>%1 ist der letzte offene Pfad seines Blocks; ein Block braucht einen.</translation>
    </message>
    <message>
        <source>No run is on show.</source>
        <translation>Es wird kein Lauf gezeigt.</translation>
    </message>
    <message>
        <source>This has been taken back already.</source>
        <translation>Dies wurde schon zurückgenommen.</translation>
    </message>
    <message>
        <source>%1 times what it is</source>
        <translation>das %1-fache von jetzt</translation>
    </message>
    <message>
        <source>nothing changes: the warm-up is over</source>
        <translation>ändert nichts: Das Warmlaufen ist vorbei</translation>
    </message>
    <message>
        <source>%1, from the joint phase on</source>
        <translation>%1, von der gemeinsamen Phase an</translation>
    </message>
    <message>
        <source>%1; at this step of its schedule %2 → %3</source>
        <extracomment>by its schedule the learning rate falls; then follows its value at the present step, before and after</extracomment>
        <translation>%1; an dieser Stelle ihres Verlaufs %2 → %3</translation>
    </message>
    <message>
        <source>A random search learns no path probabilities to go by; paths can be pruned and pinned one by one.</source>
        <translation>Eine Zufallssuche lernt keine Pfadwahrscheinlichkeiten, nach denen man gehen könnte; Pfade lassen sich einzeln stutzen und festlegen.</translation>
    </message>
    <message>
        <source>latency multiplies the reward by %1, by %2 then (%3)</source>
        <extracomment>what accuracy is multiplied by in the reward, for a network with the expected latency; then the difference</extracomment>
        <translation>Latenz multipliziert die Belohnung mit %1, dann mit %2 (%3)</translation>
    </message>
    <message>
        <source>nothing changes now: the expected %1 keeps the budget, so latency adds nothing to the loss</source>
        <translation>ändert jetzt nichts: Die erwarteten %1 halten das Budget, also trägt die Latenz nichts zum Verlust bei</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1 nats</source>
        <translation>%1 nat</translation>
    </message>
    <message>
        <source>latency adds %1 to the loss, %2 then (%3), beside a cross entropy of %4</source>
        <extracomment>latency&apos;s part of the loss: now, with the new value, the difference, beside the cross entropy</extracomment>
        <translation>Latenz trägt %1 zum Verlust bei, dann %2 (%3), neben einer Kreuzentropie von %4</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>The budget of a search that has begun is a number; automatic can be chosen before the start.</source>
        <translation>Das Budget einer begonnenen Suche ist eine Zahl; automatisch lässt sich vor dem Start wählen.</translation>
    </message>
    <message>
        <source>The budget is below the fastest network that is left: give %1 ms or more.</source>
        <translation>Das Budget liegt unter dem schnellsten verbliebenen Netz: %1 ms oder mehr angeben.</translation>
    </message>
</context>
<context>
    <name>pathloom::RunsPanel</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>No runs yet. Every search is kept here and can be opened again.</source>
        <translation>Noch keine Läufe. Jede Suche wird hier aufbewahrt und kann wieder geöffnet werden.</translation>
    </message>
    <message>
        <source>Show this run</source>
        <translation>Diesen Lauf zeigen</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Spalten</translation>
    </message>
</context>
<context>
    <name>pathloom::SearchController</name>
    <message>
        <source>Looking up the search space</source>
        <translation>Suchraum wird nachgesehen</translation>
    </message>
    <message>
        <source>A search is running already; stop it before starting another one.</source>
        <translation>Es läuft schon eine Suche; beenden Sie sie, bevor Sie eine andere starten.</translation>
    </message>
    <message>
        <source>No search is on show.</source>
        <translation>Es wird keine Suche gezeigt.</translation>
    </message>
    <message>
        <source>This changes a running search: start this one first.</source>
        <translation>Dies ändert eine laufende Suche: zuerst diese starten.</translation>
    </message>
    <message>
        <source>The search is ending.</source>
        <translation>Die Suche wird gerade beendet.</translation>
    </message>
    <message>
        <source>This changes a running search; the run on show is not running.</source>
        <translation>Dies ändert eine laufende Suche; im gezeigten Lauf läuft keine.</translation>
    </message>
    <message>
        <source>Opening the run</source>
        <translation>Lauf wird geöffnet</translation>
    </message>
    <message>
        <source>The folder of this run cannot be written, so no network can be added to it.</source>
        <translation>Der Ordner dieses Laufs ist schreibgeschützt, darum kann kein Netz hinzukommen.</translation>
    </message>
    <message>
        <source>run by another program; Stop ends its search there</source>
        <translation>von einem anderen Programm ausgeführt; „Stopp“ beendet die Suche dort</translation>
    </message>
    <message>
        <source>run by another program</source>
        <translation>von einem anderen Programm ausgeführt</translation>
    </message>
    <message>
        <source>Another program runs this search; it can be changed from here when the search of this window has ended.</source>
        <translation>Ein anderes Programm führt diese Suche aus; von hier lässt sie sich ändern, sobald die Suche dieses Fensters beendet ist.</translation>
    </message>
    <message>
        <source>Another program runs this search; it was started without --accept-commands, so it cannot be changed from here.</source>
        <translation>Ein anderes Programm führt diese Suche aus; es wurde ohne --accept-commands gestartet, darum lässt sie sich von hier nicht ändern.</translation>
    </message>
    <message>
        <source>Another program runs this search.</source>
        <translation>Ein anderes Programm führt diese Suche aus.</translation>
    </message>
    <message>
        <source>The folder of this run cannot be written, so its search cannot go on.</source>
        <translation>Der Ordner dieses Laufs ist schreibgeschützt, darum kann seine Suche nicht weitergehen.</translation>
    </message>
    <message>
        <source>A search is running already.</source>
        <translation>Es läuft schon eine Suche.</translation>
    </message>
    <message>
        <source>Another program writes to this run.</source>
        <translation>Ein anderes Programm schreibt in diesen Lauf.</translation>
    </message>
    <message>
        <source>Another version of Pathloom has searched this run with settings that this one does not know: %1. They are kept.</source>
        <translation>Eine andere Version von Pathloom hat diesen Lauf mit Einstellungen gesucht, die diese nicht kennt: %1. Sie bleiben erhalten.</translation>
    </message>
    <message>
        <source>The search of this run has finished, and all that was to follow: there is nothing to go on with.</source>
        <translation>Die Suche dieses Laufs ist fertig, und alles, was folgen sollte: es gibt nichts fortzusetzen.</translation>
    </message>
    <message>
        <source>A network is being trained or measured; the search can have the processor when that has ended.</source>
        <translation>Ein Netz wird trainiert oder gemessen; die Suche bekommt den Prozessor, wenn das zu Ende ist.</translation>
    </message>
</context>
<context>
    <name>pathloom::SearchForm</name>
    <message>
        <source>What to search</source>
        <translation>Was gesucht wird</translation>
    </message>
    <message>
        <source>For which hardware</source>
        <translation>Für welche Hardware</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
</context>
<context>
    <name>pathloom::SearchQueue</name>
    <message>
        <source>%1, %2</source>
        <extracomment>name of a run: name or space, and target</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The search for %1 was left out: %2</source>
        <translation>Die Suche für %1 wurde ausgelassen: %2</translation>
    </message>
    <message>
        <source>The search is queued: it starts when what runs now has ended.</source>
        <translation>Die Suche wartet: Sie beginnt, wenn das Laufende zu Ende ist.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of data and its place</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>pathloom::SettingsModel</name>
    <message>
        <source>Allowed: %1 to %2.</source>
        <translation>Erlaubt: %1 bis %2.</translation>
    </message>
    <message>
        <source>Allowed: %1 or more.</source>
        <translation>Erlaubt: %1 oder mehr.</translation>
    </message>
    <message>
        <source>Allowed: %1 or less.</source>
        <translation>Erlaubt: %1 oder weniger.</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>Vorgabe: %1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Not %1: %2.</source>
        <translation>Nicht %1: %2.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Weights of the supernet</source>
        <translation>Gewichte des Supernetzes</translation>
    </message>
    <message>
        <source>Architecture parameters</source>
        <translation>Architekturparameter</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>REINFORCE</source>
        <translation>REINFORCE</translation>
    </message>
    <message>
        <source>Automatic pruning</source>
        <translation>Automatisches Stutzen</translation>
    </message>
    <message>
        <source>Choice of the network</source>
        <translation>Auswahl des Netzes</translation>
    </message>
    <message>
        <source>Training of the network found</source>
        <translation>Training des gefundenen Netzes</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Kontrollpunkte</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln changed)</source>
        <extracomment>subject of settings, and how many of them differ from their defaults</extracomment>
        <translation>
            <numerusform>%1 (%Ln geändert)</numerusform>
            <numerusform>%1 (%Ln geändert)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, changed from %3</source>
        <translation>%1: %2, geändert von %3</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
</context>
<context>
    <name>pathloom::SettingsPage</name>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Filter settings</source>
        <translation>Einstellungen filtern</translation>
    </message>
    <message>
        <source>Set the selected setting back to the value recommended for the space</source>
        <translation>Die gewählte Einstellung auf den für den Raum empfohlenen Wert zurücksetzen</translation>
    </message>
    <message>
        <source>Set every setting back to the value recommended for the space</source>
        <translation>Alle Einstellungen auf die für den Raum empfohlenen Werte zurücksetzen</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Alle Einstellungen</translation>
    </message>
    <message numerus="yes">
        <source>Reset &amp;all (%Ln)</source>
        <translation>
            <numerusform>&amp;Alle zurücksetzen (%Ln)</numerusform>
            <numerusform>&amp;Alle zurücksetzen (%Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>&amp;Alle zurücksetzen</translation>
    </message>
</context>
<context>
    <name>pathloom::SizeHistogram</name>
    <message>
        <source>Shorter side (px)</source>
        <translation>Kürzere Seite (px)</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message numerus="yes">
        <source>Shorter sides of %Ln picture(s); the arrow keys tell the bars one by one</source>
        <translation>
            <numerusform>Kürzere Seiten von %Ln Bild; die Pfeiltasten nennen die Balken einzeln</numerusform>
            <numerusform>Kürzere Seiten von %Ln Bildern; die Pfeiltasten nennen die Balken einzeln</numerusform>
        </translation>
    </message>
    <message>
        <source>the network sees %1 px</source>
        <translation>das Netz sieht %1 px</translation>
    </message>
    <message>
        <source>%1 px or more</source>
        <translation>%1 px oder mehr</translation>
    </message>
    <message>
        <source>%1 to %2 px</source>
        <translation>%1 bis %2 px</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln picture(s), %2</source>
        <translation>
            <numerusform>%1: %Ln Bild, %2</numerusform>
            <numerusform>%1: %Ln Bilder, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Next bar</source>
        <translation>Nächster Balken</translation>
    </message>
    <message>
        <source>Tell how many pictures the next bar has</source>
        <translation>Sagen, wie viele Bilder der nächste Balken hat</translation>
    </message>
    <message>
        <source>Previous bar</source>
        <translation>Vorheriger Balken</translation>
    </message>
    <message>
        <source>Tell how many pictures the bar before has</source>
        <translation>Sagen, wie viele Bilder der Balken davor hat</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Hide the values again</source>
        <translation>Die Werte wieder verbergen</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the plot as a picture</source>
        <translation>Das Diagramm als Bild kopieren</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>Shorter side from (px)</source>
        <translation>Kürzere Seite von (px)</translation>
    </message>
    <message>
        <source>to (px)</source>
        <translation>bis (px)</translation>
    </message>
    <message>
        <source>Picture sizes</source>
        <translation>Bildgrößen</translation>
    </message>
</context>
<context>
    <name>pathloom::SpaceDialog</name>
    <message>
        <source>Target whose latencies are shown</source>
        <translation>Zielgerät, dessen Latenzen gezeigt werden</translation>
    </message>
    <message>
        <source>Use in New search</source>
        <translation>In neuer Suche benutzen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Search space %1[*]</source>
        <extracomment>title of a window; [*] is where a mark stands while something is not saved</extracomment>
        <translation>Suchraum %1[*]</translation>
    </message>
    <message>
        <source>Looking it up…</source>
        <translation>Wird nachgesehen …</translation>
    </message>
    <message>
        <source>Open a search space</source>
        <translation>Suchraum öffnen</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Save the search space</source>
        <translation>Suchraum speichern</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Not measured yet; a search in this space begins with that.</source>
        <translation>Noch nicht gemessen; eine Suche in diesem Raum beginnt damit.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>latencies</comment>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>pathloom::SpaceEditor</name>
    <message>
        <source>&amp;Latency on:</source>
        <translation>&amp;Latenz auf:</translation>
    </message>
    <message>
        <source>Networks:</source>
        <translation>Netze:</translation>
    </message>
    <message>
        <source>MACs:</source>
        <translation>MACs:</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Stages of the space</source>
        <translation>Stufen des Suchraums</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a stage behind the selected one</source>
        <translation>Eine Stufe hinter der ausgewählten hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the selected stage</source>
        <translation>Die ausgewählte Stufe entfernen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Move the selected stage towards the input</source>
        <translation>Die ausgewählte Stufe zum Eingang hin verschieben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Runter</translation>
    </message>
    <message>
        <source>Move the selected stage towards the logits</source>
        <translation>Die ausgewählte Stufe zu den Logits hin verschieben</translation>
    </message>
    <message>
        <source>Sta&amp;ges:</source>
        <translation>Stuf&amp;en:</translation>
    </message>
    <message>
        <source>Candidates: kernel, and how much they widen</source>
        <translation>Kandidaten: Kern, und wie sehr sie weiten</translation>
    </message>
    <message numerus="yes">
        <source>about %1, %n block(s) to choose</source>
        <translation>
            <numerusform>etwa %1, %n Block zu wählen</numerusform>
            <numerusform>etwa %1, %n Blöcke zu wählen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>the least and the most</extracomment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>The smallest maps have %1 × %2 pixels, of which kernels see little but their padding: use fewer strides or larger images.</source>
        <translation>Die kleinsten Karten haben %1 × %2 Pixel, von denen Kerne wenig mehr als ihren Rand sehen: Nehmen Sie weniger Schrittweiten oder größere Bilder.</translation>
    </message>
    <message>
        <source>Suits images of:</source>
        <translation>Passt zu Bildern von:</translation>
    </message>
    <message>
        <source>%1 to %2 pixels</source>
        <translation>%1 bis %2 Pixeln</translation>
    </message>
</context>
<context>
    <name>pathloom::SpaceFields</name>
    <message>
        <source>Width of the images</source>
        <translation>Breite der Bilder</translation>
    </message>
    <message>
        <source>Height of the images</source>
        <translation>Höhe der Bilder</translation>
    </message>
    <message>
        <source>Channels of the images</source>
        <translation>Kanäle der Bilder</translation>
    </message>
    <message>
        <source>Number of classes</source>
        <translation>Anzahl der Klassen</translation>
    </message>
    <message>
        <source>Stride of the stem</source>
        <translation>Schrittweite des Anfangs</translation>
    </message>
    <message>
        <source>Channels of the stem</source>
        <translation>Kanäle des Anfangs</translation>
    </message>
    <message>
        <source>Channels before the classifier</source>
        <translation>Kanäle vor dem Klassifikator</translation>
    </message>
    <message>
        <source>Name of the space</source>
        <translation>Name des Suchraums</translation>
    </message>
    <message>
        <source>Kernel of the stem</source>
        <translation>Kern des Anfangs</translation>
    </message>
    <message>
        <source>Width multiplier</source>
        <translation>Breitenfaktor</translation>
    </message>
    <message>
        <source>Scales all channels, to multiples of 8</source>
        <translation>Vervielfacht alle Kanäle, auf Vielfache von 8</translation>
    </message>
    <message>
        <source>Rename the space</source>
        <translation>Suchraum umbenennen</translation>
    </message>
    <message>
        <source>Change the image size</source>
        <translation>Bildgröße ändern</translation>
    </message>
    <message>
        <source>Change the image channels</source>
        <translation>Bildkanäle ändern</translation>
    </message>
    <message>
        <source>Change the number of classes</source>
        <translation>Anzahl der Klassen ändern</translation>
    </message>
    <message>
        <source>Change the stem</source>
        <translation>Anfang ändern</translation>
    </message>
    <message>
        <source>Change the head</source>
        <translation>Ende ändern</translation>
    </message>
    <message>
        <source>Change the width</source>
        <translation>Breite ändern</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Images:</source>
        <translation>&amp;Bilder:</translation>
    </message>
    <message>
        <source>px,</source>
        <translation>px,</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>&amp;Classes:</source>
        <translation>&amp;Klassen:</translation>
    </message>
    <message>
        <source>width ×</source>
        <translation>Breite ×</translation>
    </message>
    <message>
        <source>S&amp;tem:</source>
        <translation>&amp;Anfang:</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>&amp;Head:</source>
        <translation>En&amp;de:</translation>
    </message>
    <message>
        <source>channels before the classifier</source>
        <translation>Kanäle vor dem Klassifikator</translation>
    </message>
</context>
<context>
    <name>pathloom::SpaceRows</name>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei …</translation>
    </message>
    <message>
        <source>Search &amp;space:</source>
        <translation>Such&amp;raum:</translation>
    </message>
    <message>
        <source>File of the search space</source>
        <translation>Datei des Suchraums</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;Datei:</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n block(s) to choose, about %2 networks</source>
        <extracomment>%1 is the title of the space, %2 &quot;40 million&quot;</extracomment>
        <translation>
            <numerusform>%1: %n Block zu wählen, etwa %2 Netze</numerusform>
            <numerusform>%1: %n Blöcke zu wählen, etwa %2 Netze</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the file of the search space.</source>
        <translation>Wählen Sie die Datei des Suchraums.</translation>
    </message>
    <message>
        <source>The file %1 does not exist.</source>
        <translation>Die Datei %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>Proposed for the images</source>
        <translation>Vorschlag für die Bilder</translation>
    </message>
    <message>
        <source>Look and edit…</source>
        <translation>Ansehen und ändern …</translation>
    </message>
    <message>
        <source>Draws the space and lets you change it: stages, widths, strides, candidates</source>
        <translation>Zeichnet den Suchraum und lässt ihn ändern: Stufen, Breiten, Schrittweiten, Kandidaten</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>Use the proposed space</source>
        <translation>Den vorgeschlagenen Suchraum benutzen</translation>
    </message>
    <message>
        <source>%1 to %2 MACs</source>
        <extracomment>the least and the most of its networks</extracomment>
        <translation>%1 bis %2 MACs</translation>
    </message>
    <message>
        <source>, %1 to %2 on %3</source>
        <extracomment>the least and the greatest latency of its networks, then the target&apos;s name</extracomment>
        <translation>, %1 bis %2 auf %3</translation>
    </message>
    <message>
        <source>Proposed: %1. %2</source>
        <extracomment>%1 is the name of a space, %2 a sentence that says why</extracomment>
        <translation>Vorschlag: %1. %2</translation>
    </message>
    <message>
        <source>It suits images of %1 to %2 pixels</source>
        <translation>Er passt zu Bildern von %1 bis %2 Pixeln</translation>
    </message>
</context>
<context>
    <name>pathloom::StageDelegate</name>
    <message>
        <source>searched</source>
        <translation>gesucht</translation>
    </message>
    <message>
        <source>always %1</source>
        <comment>an operator</comment>
        <translation>immer %1</translation>
    </message>
</context>
<context>
    <name>pathloom::StageDialog</name>
    <message>
        <source>Fix a stage</source>
        <translation>Eine Stufe festlegen</translation>
    </message>
    <message>
        <source>Stages with choice blocks</source>
        <translation>Stufen mit Wahlblöcken</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message>
        <source>Expected latency</source>
        <translation>Erwartete Latenz</translation>
    </message>
    <message>
        <source>Networks left</source>
        <translation>Verbleibende Netze</translation>
    </message>
    <message>
        <source>Every block of the stage is pinned to the path that leads in it when the command takes effect.</source>
        <translation>Jeder Block der Stufe wird auf den Pfad festgelegt, der in ihm führt, wenn der Befehl wirksam wird.</translation>
    </message>
    <message>
        <source>&amp;Fix</source>
        <translation>&amp;Festlegen</translation>
    </message>
    <message>
        <source>fixed already</source>
        <translation>schon festgelegt</translation>
    </message>
</context>
<context>
    <name>pathloom::StageModel</name>
    <message>
        <source>always %1</source>
        <comment>an operator</comment>
        <translation>immer %1</translation>
    </message>
    <message numerus="yes">
        <source>%n of its own</source>
        <translation>
            <numerusform>%n eigener</numerusform>
            <numerusform>%n eigene</numerusform>
        </translation>
    </message>
    <message>
        <source>searched</source>
        <translation>gesucht</translation>
    </message>
    <message>
        <source>%1, too small</source>
        <translation>%1, zu klein</translation>
    </message>
    <message>
        <source>Stage %1, %2: %3</source>
        <translation>Stufe %1, %2: %3</translation>
    </message>
    <message>
        <source>What the blocks of the stage may be: the candidates below, or one operator that is always there</source>
        <translation>Was die Blöcke der Stufe sein dürfen: die Kandidaten unten, oder ein Operator, der immer da ist</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operatoren</translation>
    </message>
    <message>
        <source>Map behind it</source>
        <translation>Karte dahinter</translation>
    </message>
    <message>
        <source>Change stage %1</source>
        <translation>Stufe %1 ändern</translation>
    </message>
    <message>
        <source>Add a stage</source>
        <translation>Eine Stufe hinzufügen</translation>
    </message>
    <message>
        <source>Remove stage %1</source>
        <translation>Stufe %1 entfernen</translation>
    </message>
    <message>
        <source>Move stage %1</source>
        <translation>Stufe %1 verschieben</translation>
    </message>
</context>
<context>
    <name>pathloom::StatusStrip</name>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>What the search is doing</source>
        <translation>Was die Suche gerade tut</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Step and epoch</source>
        <translation>Schritt und Epoche</translation>
    </message>
    <message>
        <source>Weight steps and passes over the training images done, of all</source>
        <translation>Gewichtsschritte und Durchgänge durch die Trainingsbilder, von allen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Training images a second</source>
        <translation>Trainingsbilder in der Sekunde</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Memory this program uses now</source>
        <translation>Speicher, den dieses Programm gerade belegt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Running time, and what is left at the present speed</source>
        <translation>Laufzeit und was beim jetzigen Tempo noch bleibt</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>What is being worked on</source>
        <translation>Woran gearbeitet wird</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>step %1 of %2 · epoch %3 of %4</source>
        <translation>Schritt %1 von %2 · Epoche %3 von %4</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 spent · about %2 left</source>
        <translation>%1 vergangen · noch etwa %2</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation>%1 vergangen</translation>
    </message>
    <message>
        <source>Pruning</source>
        <translation>Stutzen</translation>
    </message>
    <message>
        <source>Pruned paths, and the time they save</source>
        <translation>Gestutzte Pfade und die Zeit, die sie sparen</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Waiting for data</source>
        <translation>Warten auf Daten</translation>
    </message>
    <message>
        <source>Share of the last seconds in which the computation stood still because the next images were not ready. More loader threads (setting loader_threads) make it smaller, as long as there are free cores; so do images on a faster disk.</source>
        <translation>Anteil der letzten Sekunden, in dem die Berechnung stillstand, weil die nächsten Bilder noch nicht bereit waren. Mehr Threads zum Laden (Einstellung loader_threads) verringern ihn, solange Kerne frei sind; ebenso Bilder auf einem schnelleren Datenträger.</translation>
    </message>
    <message>
        <source>waiting for data %1</source>
        <translation>wartet auf Daten %1</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>pathloom::SteeringBar</name>
    <message>
        <source>Tar&amp;get:</source>
        <translation>Z&amp;iel:</translation>
    </message>
    <message>
        <source>Hardware target</source>
        <translation>Hardwareziel</translation>
    </message>
    <message>
        <source>The device whose latency the search minimises; chosen before a search starts</source>
        <translation>Das Gerät, dessen Latenz die Suche verringert; wird vor dem Start gewählt</translation>
    </message>
    <message>
        <source>Trade-o&amp;ff:</source>
        <translation>Ab&amp;wägung:</translation>
    </message>
    <message>
        <source>Latency trade-off</source>
        <translation>Abwägung der Latenz</translation>
    </message>
    <message>
        <source>&amp;Budget:</source>
        <translation>&amp;Budget:</translation>
    </message>
    <message>
        <source>Latency budget in milliseconds</source>
        <translation>Latenzbudget in Millisekunden</translation>
    </message>
    <message>
        <source>Latency the found network should have; automatic is a share of the space&apos;s average</source>
        <translation>Latenz, die das gefundene Netz haben soll; automatisch ist ein Anteil des Durchschnitts im Raum</translation>
    </message>
    <message>
        <source>How strongly latency counts against accuracy: beta = %1; left favours accuracy, right speed</source>
        <translation>Wie stark die Latenz gegen die Genauigkeit zählt: beta = %1; links für Genauigkeit, rechts für Tempo</translation>
    </message>
    <message>
        <source>How strongly latency counts against accuracy: lambda = %1; left favours accuracy, right speed</source>
        <translation>Wie stark die Latenz gegen die Genauigkeit zählt: lambda = %1; links für Genauigkeit, rechts für Tempo</translation>
    </message>
    <message>
        <source>How strongly latency counts against accuracy: exponent = %1; left favours accuracy, right speed</source>
        <translation>Wie stark die Latenz gegen die Genauigkeit zählt: Exponent = %1; links für Genauigkeit, rechts für Tempo</translation>
    </message>
</context>
<context>
    <name>pathloom::SteeringCommands</name>
    <message>
        <source>%1: %2</source>
        <extracomment>what a command does, and its effect
----------
&quot;Pruning k7e6: expected 3.41 ms → 3.28 ms …&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Take the last change of the running search back</source>
        <translation>Die letzte Änderung der laufenden Suche zurücknehmen</translation>
    </message>
    <message>
        <source>Make the change again that was taken back last</source>
        <translation>Die zuletzt zurückgenommene Änderung wiederholen</translation>
    </message>
    <message>
        <source>Close the selected path: it is not sampled any more</source>
        <translation>Den gewählten Pfad schließen: er wird nicht mehr gezogen</translation>
    </message>
    <message>
        <source>Close every other path of the selected path&apos;s block</source>
        <translation>Alle anderen Pfade im Block des gewählten Pfads schließen</translation>
    </message>
    <message>
        <source>Open the selected path again</source>
        <translation>Den gewählten Pfad wieder öffnen</translation>
    </message>
    <message>
        <source>Close every path below a probability</source>
        <translation>Alle Pfade unter einer Wahrscheinlichkeit schließen</translation>
    </message>
    <message>
        <source>Pin the leading path of every block of a stage</source>
        <translation>Den führenden Pfad jedes Blocks einer Stufe festlegen</translation>
    </message>
    <message>
        <source>Change trade-off, budget, learning rates or automatic pruning while the search runs</source>
        <translation>Abwägung, Budget, Lernraten oder automatisches Stutzen ändern, während die Suche läuft</translation>
    </message>
    <message>
        <source>Write a checkpoint now and keep it for good</source>
        <translation>Jetzt einen Kontrollpunkt schreiben und dauerhaft behalten</translation>
    </message>
    <message>
        <source>%1 of %2 paths pruned</source>
        <translation>%1 von %2 Pfaden gestutzt</translation>
    </message>
    <message>
        <source>Save the list of commands</source>
        <translation>Befehlsliste speichern</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Saving the list of commands</source>
        <translation>Befehlsliste wird gespeichert</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>A past moment is on show; paths can be changed at the newest step only: go to live (%1).</source>
        <translation>Ein vergangener Zeitpunkt wird gezeigt; Pfade lassen sich nur beim neuesten Schritt ändern: zum Live-Stand wechseln (%1).</translation>
    </message>
    <message>
        <source>%1; an architecture step evaluates %2 fewer candidates</source>
        <translation>%1; ein Architekturschritt wertet %2 weniger Kandidaten aus</translation>
    </message>
    <message>
        <source>%1, median %2 s (%3 s with all)</source>
        <extracomment>medians of the last steps, with the paths open now and with all</extracomment>
        <translation>%1, Median %2 s (mit allen %3 s)</translation>
    </message>
</context>
<context>
    <name>pathloom::SupernetView</name>
    <message>
        <source>&amp;Fit</source>
        <translation>Ein&amp;passen</translation>
    </message>
    <message>
        <source>Supernet</source>
        <translation>Supernetz</translation>
    </message>
    <message>
        <source>The graph could not be laid out: %1</source>
        <translation>Der Graph konnte nicht angeordnet werden: %1</translation>
    </message>
    <message>
        <source>Laying out the supernet …</source>
        <translation>Das Supernetz wird angeordnet …</translation>
    </message>
    <message>
        <source>Open a run or start a search; its supernet is drawn here.</source>
        <translation>Öffnen Sie einen Lauf oder starten Sie eine Suche; ihr Supernetz wird hier gezeichnet.</translation>
    </message>
    <message>
        <source>%1: %2
Probability %3
Latency %4
%5 MACs, %6 parameters</source>
        <translation>%1: %2
Wahrscheinlichkeit %3
Latenz %4
%5 MACs, %6 Parameter</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>Supernet graph</source>
        <translation>Supernetz-Graph</translation>
    </message>
    <message>
        <source>Choice blocks: %L1. Arrow keys walk between blocks and candidates.</source>
        <translation>Wahlblöcke: %L1. Die Pfeiltasten gehen zwischen Blöcken und Kandidaten.</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>%1 leads with %2.</source>
        <translation>%1 führt mit %2.</translation>
    </message>
    <message>
        <source>Nothing leads yet.</source>
        <translation>Noch führt nichts.</translation>
    </message>
    <message>
        <source>Block %1, %2</source>
        <translation>Block %1, %2</translation>
    </message>
    <message>
        <source>Supernet of %1</source>
        <translation>Supernetz von %1</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Latency (ms)</source>
        <translation>Latenz (ms)</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>latency, origin</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>At step %L1</source>
        <translation>Bei Schritt %L1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>pruned</source>
        <translation>gestutzt</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter …</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Readable size</source>
        <translation>&amp;Lesbare Größe</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Show what lies beside</source>
        <translation>Zeigen, was daneben liegt</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Next or previous block</source>
        <translation>Nächster oder voriger Block</translation>
    </message>
    <message>
        <source>Select a path of the block beside</source>
        <translation>Einen Pfad des Blocks daneben auswählen</translation>
    </message>
    <message>
        <source>Next or previous path</source>
        <translation>Nächster oder voriger Pfad</translation>
    </message>
    <message>
        <source>Select another path of the block</source>
        <translation>Einen anderen Pfad des Blocks auswählen</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Let go of the selected block</source>
        <translation>Den ausgewählten Block loslassen</translation>
    </message>
    <message>
        <source>Show less of the graph, enlarged</source>
        <translation>Weniger vom Graphen zeigen, vergrößert</translation>
    </message>
    <message>
        <source>Show more of the graph</source>
        <translation>Mehr vom Graphen zeigen</translation>
    </message>
    <message>
        <source>Show the whole graph</source>
        <translation>Den ganzen Graphen zeigen</translation>
    </message>
    <message>
        <source>Readable size</source>
        <translation>Lesbare Größe</translation>
    </message>
    <message>
        <source>Show the graph as large as its texts need</source>
        <translation>Den Graphen so groß zeigen, wie seine Texte es brauchen</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the graph as a picture</source>
        <translation>Den Graphen als Bild kopieren</translation>
    </message>
    <message>
        <source>Best within %1</source>
        <translation>Das Beste innerhalb von %1</translation>
    </message>
    <message>
        <source>%1, with %2, is the best one&apos;s for the budget.</source>
        <extracomment>a candidate of a block, its probability</extracomment>
        <translation>%1 mit %2 gehört zur besten für das Budget.</translation>
    </message>
</context>
<context>
    <name>pathloom::TableDialog</name>
    <message>
        <source>Numbers of “%1”</source>
        <extracomment>the numbers behind the plot that is named</extracomment>
        <translation>Zahlen von „%1“</translation>
    </message>
    <message>
        <source>&amp;Copy as CSV</source>
        <translation>Als CSV &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>pathloom::TableModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>pathloom::TargetCheck</name>
    <message>
        <source>%1 cannot be measured for this space: %2.</source>
        <extracomment>%1: a hardware target, %2: why</extracomment>
        <translation>%1 kann für diesen Suchraum nicht gemessen werden: %2.</translation>
    </message>
    <message>
        <source>%1 has no latencies for this space and image size: %2. Measure that device for it (Measure this machine… there, or a bundle from here) and import the result, or choose another target.</source>
        <translation>%1 hat keine Latenzen für diesen Suchraum und diese Bildgröße: %2. Das Gerät dafür messen (dort mit „Diesen Rechner messen …“ oder mit einem Bündel von hier) und das Ergebnis importieren, oder ein anderes Ziel wählen.</translation>
    </message>
</context>
<context>
    <name>pathloom::TargetChoice</name>
    <message>
        <source>Hardware targets</source>
        <translation>Hardwareziele</translation>
    </message>
    <message>
        <source>Check several for one search each, one after another</source>
        <translation>Mehrere ankreuzen für je eine Suche, eine nach der anderen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>name and origin of a target</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Laufzeitumgebung</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>pathloom::TargetCommands</name>
    <message>
        <source>Save the list of targets</source>
        <translation>Liste der Ziele speichern</translation>
    </message>
    <message>
        <source>Save the entries</source>
        <translation>Einträge speichern</translation>
    </message>
    <message>
        <source>The networks are measured; the predictions of %1 are corrected by them.</source>
        <translation>Die Netze sind gemessen; die Vorhersagen von %1 werden nach ihnen korrigiert.</translation>
    </message>
    <message>
        <source>Measuring ended early, what was measured is kept: %1</source>
        <translation>Das Messen endete vorzeitig; was gemessen wurde, bleibt erhalten: %1</translation>
    </message>
    <message>
        <source>Networks can be timed on this machine only; this target is another device.</source>
        <translation>Netze lassen sich nur auf diesem Rechner messen; dieses Ziel ist ein anderes Gerät.</translation>
    </message>
    <message>
        <source>Measure the operators of a space first.</source>
        <translation>Messen Sie zuerst die Operatoren eines Suchraums.</translation>
    </message>
    <message>
        <source>%1 can be chosen as target now.</source>
        <translation>%1 kann jetzt als Ziel gewählt werden.</translation>
    </message>
    <message>
        <source>Export the latency table</source>
        <translation>Latenztabelle exportieren</translation>
    </message>
    <message>
        <source>Latency tables (*.csv)</source>
        <translation>Latenztabellen (*.csv)</translation>
    </message>
    <message>
        <source>Duplicate target</source>
        <translation>Ziel duplizieren</translation>
    </message>
    <message>
        <source>Name of the copy:</source>
        <translation>Name der Kopie:</translation>
    </message>
    <message>
        <source>New folder for the bundle</source>
        <translation>Neuer Ordner für das Bündel</translation>
    </message>
    <message>
        <source>Making a bundle for another device</source>
        <translation>Bündel für ein anderes Gerät wird erstellt</translation>
    </message>
    <message>
        <source>The bundle is in %1. Its README.txt says how to measure with it; import the result.csv that comes of it.</source>
        <translation>Das Bündel ist in %1. Seine README.txt sagt, wie damit gemessen wird; importieren Sie die result.csv, die dabei entsteht.</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Measure again when quiet</source>
        <translation>Neu messen, sobald es ruhig ist</translation>
    </message>
    <message>
        <source>%1 is measured again as soon as other programs have left this machine alone for some seconds.</source>
        <translation>%1 wird neu gemessen, sobald andere Programme diesen Rechner einige Sekunden lang in Ruhe gelassen haben.</translation>
    </message>
    <message>
        <source>%1 was measured beside other work: all its latencies may be off by ± %2.</source>
        <translation>%1 wurde neben anderer Arbeit gemessen: alle Latenzen können um ± %2 abweichen.</translation>
    </message>
    <message>
        <source>Measuring begins when the running search has ended or is paused.</source>
        <translation>Das Messen beginnt, wenn die laufende Suche zu Ende oder pausiert ist.</translation>
    </message>
    <message>
        <source>Show the targets first (%1) and select one.</source>
        <translation>Erst die Ziele zeigen (%1) und eines auswählen.</translation>
    </message>
    <message>
        <source>No target is selected.</source>
        <translation>Kein Ziel ist ausgewählt.</translation>
    </message>
    <message>
        <source>Nothing is known of this target yet: measure the operators of a space first.</source>
        <translation>Von diesem Ziel ist noch nichts bekannt: erst die Operatoren eines Raums messen.</translation>
    </message>
    <message>
        <source>Only this machine can be measured from here.</source>
        <translation>Von hier aus lässt sich nur dieser Rechner messen.</translation>
    </message>
    <message>
        <source>Only imported targets and what was measured here can be deleted.</source>
        <translation>Nur importierte Ziele und was hier gemessen wurde lassen sich löschen.</translation>
    </message>
    <message>
        <source>Networks are being timed already.</source>
        <translation>Es werden schon Netze gemessen.</translation>
    </message>
    <message>
        <source>No target was deleted that could be brought back.</source>
        <translation>Es wurde kein Ziel gelöscht, das sich zurückholen ließe.</translation>
    </message>
    <message>
        <source>The targets are being read.</source>
        <translation>Die Ziele werden gelesen.</translation>
    </message>
</context>
<context>
    <name>pathloom::TargetFacts</name>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Governor</source>
        <translation>Taktregelung</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>Copyright</translation>
    </message>
    <message>
        <source>Attribution</source>
        <translation>Namensnennung</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>Averaged</source>
        <translation>Gemittelt</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>Relativ</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>In the constant</source>
        <translation>In der Konstante</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Anpassung</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>Facts about the target</source>
        <translation>Angaben zum Ziel</translation>
    </message>
    <message>
        <source>%1 · id %2</source>
        <comment>origin and id of a target</comment>
        <translation>%1 · Kennung %2</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Laufzeitumgebung</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Numeric format</source>
        <translation>Zahlenformat</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Konstante</translation>
    </message>
    <message>
        <source>%1 for stem and head together</source>
        <translation>%1 für Stamm und Kopf zusammen</translation>
    </message>
    <message>
        <source>Nothing was measured for this target yet: Measure does it now, a search when it starts.</source>
        <translation>Für dieses Ziel wurde noch nichts gemessen: „Messen“ tut es jetzt, eine Suche bei ihrem Start.</translation>
    </message>
    <message>
        <source>Coverage of the space %1</source>
        <translation>Abdeckung des Suchraums %1</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird nachgesehen …</translation>
    </message>
    <message numerus="yes">
        <source>%1; and %n more</source>
        <comment>list of shapes</comment>
        <translation>
            <numerusform>%1; und %n weitere</numerusform>
            <numerusform>%1; und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Fehlend: %1</translation>
    </message>
    <message>
        <source>Estimates for shapes that are not in the table</source>
        <translation>Schätzungen für Formen, die nicht in der Tabelle stehen</translation>
    </message>
    <message>
        <source>Fitting the model…</source>
        <translation>Modell wird angepasst …</translation>
    </message>
    <message>
        <source>None: the table is too small to fit and check a model.</source>
        <translation>Keine: Die Tabelle ist zu klein, um ein Modell anzupassen und zu prüfen.</translation>
    </message>
    <message numerus="yes">
        <source>By %1, in cross-validation over %Ln entries</source>
        <translation>
            <numerusform>Mit %1, in Kreuzvalidierung über %Ln Eintrag</numerusform>
            <numerusform>Mit %1, in Kreuzvalidierung über %Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Tried: %1</source>
        <translation>Versucht: %1</translation>
    </message>
    <message>
        <source>Whole networks</source>
        <translation>Ganze Netze</translation>
    </message>
    <message>
        <source>Sum of the parts, without a correction: no networks were measured as a whole.</source>
        <translation>Summe der Teile, ohne Korrektur: Es wurden keine Netze als Ganzes gemessen.</translation>
    </message>
    <message>
        <source>Source and licence</source>
        <translation>Quelle und Lizenz</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Deployed with</source>
        <translation>Eingesetzt mit</translation>
    </message>
    <message>
        <source>Reference network, ms</source>
        <extracomment>time of a small network that tells how fast the machine is</extracomment>
        <translation>Referenznetz, ms</translation>
    </message>
    <message>
        <source>Error of all times together</source>
        <translation>Gemeinsamer Fehler aller Zeiten</translation>
    </message>
    <message>
        <source>While measuring</source>
        <translation>Während der Messung</translation>
    </message>
    <message>
        <source>Load average before</source>
        <translation>Mittlere Last davor</translation>
    </message>
    <message>
        <source>Share of other work</source>
        <translation>Anteil anderer Arbeit</translation>
    </message>
    <message>
        <source>When it was measured: %1</source>
        <translation>Als gemessen wurde: %1</translation>
    </message>
    <message>
        <source>It was measured beside other work, which took %1 of the processor then: all latencies may be off by ± %2.</source>
        <translation>Es wurde neben anderer Arbeit gemessen, die damals %1 des Prozessors nahm: Alle Latenzen können um ± %2 danebenliegen.</translation>
    </message>
    <message>
        <source>Measure again when quiet mends that.</source>
        <translation>„Neu messen, sobald es ruhig ist“ behebt das.</translation>
    </message>
    <message>
        <source>When it was measured here</source>
        <translation>Als hier gemessen wurde</translation>
    </message>
    <message>
        <source>When it was measured, as the table says</source>
        <translation>Als gemessen wurde, wie die Tabelle sagt</translation>
    </message>
    <message>
        <source>Corrected by</source>
        <translation>Korrigiert durch</translation>
    </message>
    <message>
        <source>The errors are those of networks that were left out of the fit.</source>
        <translation>Die Fehler sind die von Netzen, die beim Anpassen ausgelassen wurden.</translation>
    </message>
    <message>
        <source>The errors are those of networks that were left out of the fit; for other input sizes, of networks whose whole size was left out. Measure networks of a size to correct it by itself.</source>
        <translation>Die Fehler sind die von Netzen, die beim Anpassen ausgelassen wurden; für andere Eingabegrößen die von Netzen, deren ganze Größe ausgelassen wurde. Wer Netze einer Größe misst, korrigiert sie für sich.</translation>
    </message>
</context>
<context>
    <name>pathloom::TargetLibrary</name>
    <message>
        <source>%1 is a target of its own now.</source>
        <translation>%1 ist jetzt ein eigenes Ziel.</translation>
    </message>
    <message>
        <source>The latency table was written to %1.</source>
        <translation>Die Latenztabelle wurde nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1 ist wieder da.</translation>
    </message>
</context>
<context>
    <name>pathloom::TargetListModel</name>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Laufzeitumgebung</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Numeric format of weights and activations</source>
        <translation>Zahlenformat der Gewichte und Aktivierungen</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Operators and shapes in the latency table</source>
        <translation>Operatoren und Formen in der Latenztabelle</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>± %1</source>
        <translation>± %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln operator shape(s) in the table</source>
        <translation>
            <numerusform>%Ln Operatorform in der Tabelle</numerusform>
            <numerusform>%Ln Operatorformen in der Tabelle</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was measured yet; a search or Measure makes the table.</source>
        <translation>Noch wurde nichts gemessen; eine Suche oder „Messen“ erstellt die Tabelle.</translation>
    </message>
    <message>
        <source>No whole networks were measured for this target.</source>
        <translation>Für dieses Ziel wurden keine ganzen Netze gemessen.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>name and id of a target</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>± %1 to %2</source>
        <extracomment>two percentages: the error of the best and of the worst input size</extracomment>
        <translation>± %1 bis %2</translation>
    </message>
    <message>
        <source>Nine of ten predictions for whole networks are within this share of what is measured; it is known for each input size whose networks were measured</source>
        <translation>Neun von zehn Vorhersagen für ganze Netze liegen in diesem Anteil um das Gemessene; bekannt ist er für jede Eingabegröße, deren Netze gemessen wurden</translation>
    </message>
</context>
<context>
    <name>pathloom::TargetMeasuring</name>
    <message>
        <source>Measuring the space %1 on this machine</source>
        <translation>Messung des Suchraums %1 auf diesem Rechner</translation>
    </message>
    <message numerus="yes">
        <source>Measuring %n network(s)</source>
        <translation>
            <numerusform>Messung von %n Netz</numerusform>
            <numerusform>Messung von %n Netzen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <comment>progress and time</comment>
        <translation>%1, noch etwa %2</translation>
    </message>
    <message>
        <source>%1; others keep %2 of %3 cores busy</source>
        <comment>progress and disturbance</comment>
        <translation>%1; andere beschäftigen %2 von %3 Kernen</translation>
    </message>
</context>
<context>
    <name>pathloom::TargetsPanel</name>
    <message>
        <source>Hardware targets</source>
        <translation>Hardwareziele</translation>
    </message>
    <message>
        <source>What can be done with targets</source>
        <translation>Was sich mit Zielen tun lässt</translation>
    </message>
    <message>
        <source>Search space</source>
        <translation>Suchraum</translation>
    </message>
    <message>
        <source>The space whose coverage is shown, and whose networks are measured</source>
        <translation>Der Suchraum, dessen Abdeckung gezeigt wird und dessen Netze gemessen werden</translation>
    </message>
    <message>
        <source>S&amp;pace:</source>
        <translation>&amp;Raum:</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Filter entries</source>
        <translation>Einträge filtern</translation>
    </message>
    <message>
        <source>Entries of the latency table</source>
        <translation>Einträge der Latenztabelle</translation>
    </message>
    <message>
        <source>Save &amp;CSV…</source>
        <translation>Als &amp;CSV speichern …</translation>
    </message>
    <message>
        <source>Write the entries as they are sorted and filtered here</source>
        <translation>Die Einträge schreiben, wie sie hier sortiert und gefiltert sind</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Measure the operators of a space first.</source>
        <translation>Messen Sie zuerst die Operatoren eines Suchraums.</translation>
    </message>
</context>
<context>
    <name>pathloom::Timeline</name>
    <message>
        <source>History of the run</source>
        <translation>Verlauf des Laufs</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>Abspieltempo</translation>
    </message>
    <message>
        <source>How fast play goes: the time it takes for the whole run</source>
        <translation>Wie schnell abgespielt wird: die Zeit für den ganzen Lauf</translation>
    </message>
    <message>
        <source>%1×, %2 s</source>
        <extracomment>speed of playing; time for the whole run</extracomment>
        <translation>%1×, %2 s</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Go back to the newest step and follow the search</source>
        <translation>Zum neuesten Schritt zurückkehren und der Suche folgen</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>Abspielen beenden</translation>
    </message>
    <message>
        <source>Play the history of the run</source>
        <translation>Den Verlauf des Laufs abspielen</translation>
    </message>
</context>
<context>
    <name>pathloom::TimelineTrack</name>
    <message>
        <source>Step %L1</source>
        <translation>Schritt %L1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Go to live</source>
        <translation>Zum &amp;Live-Stand</translation>
    </message>
    <message>
        <source>&amp;Previous mark</source>
        <translation>&amp;Vorige Marke</translation>
    </message>
    <message>
        <source>&amp;Next mark</source>
        <translation>&amp;Nächste Marke</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Moment of the run</source>
        <translation>Zeitpunkt des Laufs</translation>
    </message>
    <message>
        <source>No steps yet</source>
        <translation>Noch keine Schritte</translation>
    </message>
    <message>
        <source>Step %L1 of %L2</source>
        <translation>Schritt %L1 von %L2</translation>
    </message>
    <message>
        <source>%1 · warm-up</source>
        <comment>step</comment>
        <translation>%1 · Aufwärmen</translation>
    </message>
    <message>
        <source>%1 · epoch %L2</source>
        <comment>step, epoch</comment>
        <translation>%1 · Epoche %L2</translation>
    </message>
    <message>
        <source>Play or stop</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Play the run from the step that is shown, or stop playing</source>
        <translation>Den Lauf ab dem gezeigten Schritt abspielen oder das Abspielen beenden</translation>
    </message>
    <message>
        <source>Previous or next snapshot</source>
        <translation>Vorige oder nächste Aufnahme</translation>
    </message>
    <message>
        <source>Go one snapshot back or on</source>
        <translation>Eine Aufnahme zurück oder weiter gehen</translation>
    </message>
    <message>
        <source>Previous or next mark</source>
        <translation>Vorige oder nächste Marke</translation>
    </message>
    <message>
        <source>Go to the command, alarm or other mark before or after</source>
        <translation>Zum Befehl, Alarm oder der anderen Marke davor oder danach gehen</translation>
    </message>
    <message>
        <source>A large step</source>
        <translation>Ein großer Schritt</translation>
    </message>
    <message>
        <source>Go on or back by a twentieth of the run</source>
        <translation>Um ein Zwanzigstel des Laufs weiter oder zurück gehen</translation>
    </message>
    <message>
        <source>Begin or end</source>
        <translation>Anfang oder Ende</translation>
    </message>
    <message>
        <source>Go to the first or the newest step</source>
        <translation>Zum ersten oder neuesten Schritt gehen</translation>
    </message>
    <message>
        <source>Follow the search</source>
        <translation>Der Suche folgen</translation>
    </message>
    <message>
        <source>Go back to the newest step and follow the search</source>
        <translation>Zum neuesten Schritt zurückkehren und der Suche folgen</translation>
    </message>
</context>
<context>
    <name>pathloom::TradeOffPane</name>
    <message>
        <source>&amp;Latency on:</source>
        <translation>Latenz a&amp;uf:</translation>
    </message>
    <message>
        <source>Target whose latency is plotted</source>
        <translation>Ziel, dessen Latenz gezeichnet wird</translation>
    </message>
    <message>
        <source>B&amp;udget:</source>
        <translation>Bud&amp;get:</translation>
    </message>
    <message>
        <source>Budget line in milliseconds</source>
        <translation>Budgetlinie in Millisekunden</translation>
    </message>
    <message>
        <source>Draws a line at this latency</source>
        <translation>Zeichnet eine Linie bei dieser Latenz</translation>
    </message>
    <message>
        <source> ms</source>
        <extracomment>Suffix of a number: milliseconds</extracomment>
        <translation> ms</translation>
    </message>
    <message>
        <source>no budget</source>
        <translation>kein Budget</translation>
    </message>
    <message>
        <source>Choose a target to see accuracy against latency.</source>
        <translation>Wählen Sie ein Ziel, um Genauigkeit und Latenz zu sehen.</translation>
    </message>
    <message>
        <source>Trained networks appear here with their accuracy and latency.</source>
        <translation>Trainierte Netze erscheinen hier mit ihrer Genauigkeit und Latenz.</translation>
    </message>
    <message>
        <source>No trained network has a latency on %1; the table&apos;s cells say why.</source>
        <translation>Kein trainiertes Netz hat eine Latenz auf %1; die Zellen der Tabelle sagen, warum.</translation>
    </message>
    <message>
        <source>These networks were tested on different images, so there is no common Pareto front. The filter takes the name of a data set.</source>
        <translation>Diese Netze wurden mit verschiedenen Bildern geprüft, darum gibt es keine gemeinsame Pareto-Front. Der Filter nimmt den Namen eines Datensatzes.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a network&apos;s run and its name in that run</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>pathloom::TradeOffPlot</name>
    <message>
        <source>%1 of %2</source>
        <comment>network and run</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Yardstick</source>
        <translation>Vergleichsnetz</translation>
    </message>
    <message>
        <source>Found for %1</source>
        <translation>Gefunden für %1</translation>
    </message>
    <message>
        <source>%1 of the test images right</source>
        <translation>%1 der Testbilder richtig</translation>
    </message>
    <message>
        <source>Latency (ms)</source>
        <translation>Latenz (ms)</translation>
    </message>
    <message>
        <source>Test accuracy (%)</source>
        <translation>Testgenauigkeit (%)</translation>
    </message>
    <message>
        <source>Pareto front</source>
        <translation>Pareto-Front</translation>
    </message>
    <message>
        <source>Yardsticks</source>
        <extracomment>in the legend: networks whose search was for the named target</extracomment>
        <translation>Vergleichsnetze</translation>
    </message>
    <message>
        <source>Budget %1</source>
        <translation>Budget %1</translation>
    </message>
    <message>
        <source>Accuracy against latency</source>
        <translation>Genauigkeit und Latenz</translation>
    </message>
    <message>
        <source>Accuracy against latency on %1</source>
        <translation>Genauigkeit und Latenz auf %1</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Found for</source>
        <translation>Gefunden für</translation>
    </message>
    <message>
        <source>Error (ms)</source>
        <translation>Fehler (ms)</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message numerus="yes">
        <source>%Ln network(s)</source>
        <translation>
            <numerusform>%Ln Netz</numerusform>
            <numerusform>%Ln Netze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in the Pareto front</source>
        <translation>
            <numerusform>%Ln in der Pareto-Front</numerusform>
            <numerusform>%Ln in der Pareto-Front</numerusform>
        </translation>
    </message>
    <message>
        <source>selected: %1, %2, %3</source>
        <translation>gewählt: %1, %2, %3</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show less of the plot, enlarged</source>
        <translation>Weniger vom Diagramm zeigen, vergrößert</translation>
    </message>
    <message>
        <source>Show more of the plot</source>
        <translation>Mehr vom Diagramm zeigen</translation>
    </message>
    <message>
        <source>Next network</source>
        <translation>Nächstes Netz</translation>
    </message>
    <message>
        <source>Select the next network; with Shift in addition</source>
        <translation>Das nächste Netz auswählen; mit Umschalt zusätzlich</translation>
    </message>
    <message>
        <source>Previous network</source>
        <translation>Voriges Netz</translation>
    </message>
    <message>
        <source>Select the network before; with Shift in addition</source>
        <translation>Das vorige Netz auswählen; mit Umschalt zusätzlich</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show the selected network</source>
        <translation>Das ausgewählte Netz zeigen</translation>
    </message>
    <message>
        <source>Show all networks again</source>
        <translation>Wieder alle Netze zeigen</translation>
    </message>
</context>
<context>
    <name>pathloom::TrainDialog</name>
    <message>
        <source>Train %1 of %2</source>
        <extracomment>network and run</extracomment>
        <translation>%1 aus %2 trainieren</translation>
    </message>
    <message>
        <source>Epochs of training</source>
        <translation>Epochen des Trainings</translation>
    </message>
    <message>
        <source>Weights at the start</source>
        <translation>Gewichte am Anfang</translation>
    </message>
    <message>
        <source>New ones, at random</source>
        <translation>Neue, zufällige</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed and thread count give the same training</source>
        <translation>Derselbe Startwert und dieselbe Zahl von Threads geben dasselbe Training</translation>
    </message>
    <message>
        <source>&amp;Epochs:</source>
        <translation>&amp;Epochen:</translation>
    </message>
    <message>
        <source>&amp;Weights at the start:</source>
        <translation>&amp;Gewichte am Anfang:</translation>
    </message>
    <message>
        <source>&amp;Seed:</source>
        <translation>&amp;Startwert:</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>Those of the search, at step %L1</source>
        <translation>Die der Suche, bei Schritt %L1</translation>
    </message>
    <message>
        <source>The network was taken out of the search at step %L1.</source>
        <translation>Das Netz wurde bei Schritt %L1 aus der Suche genommen.</translation>
    </message>
    <message>
        <source>Seed: give a whole number, at most %L1.</source>
        <translation>Startwert: eine ganze Zahl angeben, höchstens %L1.</translation>
    </message>
    <message>
        <source>By their images</source>
        <comment>how much a class counts in the loss</comment>
        <translation>Nach ihren Bildern</translation>
    </message>
    <message>
        <source>All the same</source>
        <comment>how much a class counts in the loss</comment>
        <translation>Alle gleich</translation>
    </message>
    <message>
        <source>By their effective number of images</source>
        <comment>how much a class counts in the loss</comment>
        <translation>Nach der effektiven Zahl ihrer Bilder</translation>
    </message>
    <message>
        <source>How much a class counts</source>
        <translation>Wie viel eine Klasse zählt</translation>
    </message>
    <message>
        <source>&amp;Classes count:</source>
        <translation>&amp;Klassen zählen:</translation>
    </message>
    <message>
        <source>&amp;Beta:</source>
        <translation>&amp;Beta:</translation>
    </message>
    <message>
        <source>Beta of the effective number</source>
        <translation>Beta der effektiven Zahl</translation>
    </message>
</context>
<context>
    <name>pathloom::TrashCan</name>
    <message>
        <source>Bringing back what was deleted</source>
        <translation>Gelöschtes zurückholen</translation>
    </message>
    <message>
        <source>Deleting for good</source>
        <translation>Endgültig löschen</translation>
    </message>
</context>
<context>
    <name>pathloom::TrashDialog</name>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>Zurück&amp;holen</translation>
    </message>
    <message>
        <source>&amp;Delete for good…</source>
        <translation>Endgültig &amp;löschen …</translation>
    </message>
    <message>
        <source>&amp;Empty the trash…</source>
        <translation>&amp;Papierkorb leeren …</translation>
    </message>
    <message>
        <source>Deleted runs and targets</source>
        <translation>Gelöschte Läufe und Ziele</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Where it was</source>
        <translation>Wo es war</translation>
    </message>
    <message>
        <source>Nothing is in the trash. Deleted runs and targets are kept here until they are deleted for good; networks are kept in their run.</source>
        <translation>Der Papierkorb ist leer. Gelöschte Läufe und Ziele bleiben hier, bis sie endgültig gelöscht werden; Netze bleiben in ihrem Lauf.</translation>
    </message>
    <message>
        <source>not known any more</source>
        <translation>nicht mehr bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln thing(s)</source>
        <comment>size and number of what was deleted</comment>
        <translation>
            <numerusform>%1, %Ln Eintrag</numerusform>
            <numerusform>%1, %Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Put the selected ones back where they were</source>
        <translation>Die ausgewählten dorthin zurückbringen, wo sie waren</translation>
    </message>
    <message>
        <source>It is not known where this was, or nothing of it is left</source>
        <translation>Es ist nicht bekannt, wo dies war, oder nichts davon ist übrig</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s)</source>
        <comment>what was deleted</comment>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pathloom::ZoomHint</name>
    <message>
        <source>Zoomed: show all</source>
        <translation>Ausschnitt: alles zeigen</translation>
    </message>
    <message>
        <source>Only a part is on show, and new points may lie outside. A click here, a double click on the plot or Home shows all again.</source>
        <translation>Nur ein Ausschnitt wird gezeigt, und neue Punkte können außerhalb liegen. Ein Klick hier, ein Doppelklick auf das Diagramm oder Pos1 zeigt wieder alles.</translation>
    </message>
</context>
</TS>
