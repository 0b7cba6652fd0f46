"""How many news reports in general hold a common word: background for small collections.

Four reports on one story share all their telling words, so counting over the collection
alone would call those words worthless. The table was written by hand from experience with
English news, in rough steps; every word that is not in it counts as rare (``RARE``). In a
collection of hundreds the counts of the collection itself take over.
"""

RARE = 0.012

_STEPS: tuple[tuple[float, str], ...] = (
    (
        0.7,
        """the a an of to in and on for with at by from as is was were be been are it its that this his he
        they their has have had not but who which will would after said says say""",
    ),
    (
        0.35,
        """her she i we you or if than more also one two when there all no can could may new year years time
        last first day week before over about into out up what some other them him most only now just so
        while during since because being between against under where how do did does many made three our
        my your me us then t s any such through both each own very too even still those these off down
        like back told according people mr mrs ms here well should might must its re ve ll d m""",
    ),
    (
        0.18,
        """government president state states united country world police city national officials official
        public group company report reports reported news former four five six seven eight nine ten million
        billion percent cent per part number long high came come comes take took taken make makes making get
        got going go went know see seen set put way right left end early late next another around home house
        several including among across without within until already however although though despite later
        today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday month months days
        weeks man men woman women family life work working called call calls asked added announced expected
        much least less few little good big small old young second third place area following use used using
        plan plans want wants wanted think believe told saying according statement spokesman spokeswoman
        spokesperson minister leader leaders party law court case support help need needed him himself them
        themselves itself near early earlier every never always again away once yet ever both north south
        east west american british european london washington york america england""",
    ),
    (
        0.08,
        """january february march april june july august september october november december jan feb mar apr
        jun jul aug sep sept oct nov dec am pm gmt http https www com story article photo image video read
        share twitter facebook post press media interview agency times newspaper television website online
        secretary senator senate congress representative governor mayor administration department office
        white election vote political democratic republican democrats republicans campaign policy bill
        security military army force forces war attack attacks killed dead death died injured victims fire
        accident crash incident scene hospital medical doctors health school students children child mother
        father son daughter wife husband brother friends friend money pay paid cost price market markets
        business companies industry economic economy bank financial stock shares sales deal agreement
        contract chief executive director chairman head member members team game season play played player
        players win won victory lost match league coach title final film movie star actor actress show music
        award director series fans judge trial charged charges guilty sentence prison jail arrested lawyer
        attorney suspect murder crime criminal investigation investigators evidence weather water power
        energy oil gas food car road street building buildings site center centre local county community
        residents area region town village river sea island international foreign trade union nations
        general force service services system program project research study university college science
        technology computer software internet data information phone mobile release released launch launched
        start started begin began continue continued meeting met talk talks discuss decision decided allow
        allowed ban rule rules rights human social issue issues problem problems question questions change
        changes increase increased rise rose fall fell higher lower total average rate level levels record
        major large great important possible likely able close open full free real hard true clear sure
        recent recently current currently previous previously due result results action order role position
        job jobs line face hand hands side point top best better hope move moved turn turned run running
        keep kept give given gave bring brought held hold leave left remain remained return returned reach
        reached show showed shown found find believe believed tried try lead led follow followed include
        included involved caused cause become became seems appeared provide provided received receive sent
        send written wrote spoke speaking heard described confirmed denied claimed warned urged agreed""",
    ),
)

COMMON: dict[str, float] = {}
for _share, _words in reversed(_STEPS):
    COMMON.update(dict.fromkeys(_words.split(), _share))
